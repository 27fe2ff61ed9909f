// The past of a connection as stretches of time, and as a picture. Nothing here asks the daemon.

import { html, svg } from "/vendor/lit.js";
import { clock, exactClock, MODES, stretch } from "./words.js";

const HEIGHT = 28;
const WORTH_A_WORD = 500; // milliseconds

/** What lies between `from` and `to` (milliseconds): `{mode, reason, from, to}`, oldest first. */
export function stretchesOf(transitions, from, to) {
  return transitions
    .map(({ mode, reason, since }, index) => ({
      mode,
      reason,
      from: Math.max(from, Date.parse(since)),
      to: index + 1 < transitions.length ? Date.parse(transitions[index + 1].since) : to,
    }))
    .filter((each) => each.to > each.from && each.to > from);
}

/** How long each mode lasted, in milliseconds, the longest first. */
export function totalsOf(stretches) {
  const totals = new Map();
  for (const { mode, from, to } of stretches) totals.set(mode, (totals.get(mode) ?? 0) + to - from);
  return [...totals].sort(([, a], [, b]) => b - a);
}

export function inWords(stretches) {
  const parts = totalsOf(stretches).filter(([, time]) => time >= WORTH_A_WORD).map(([mode, time]) => `${MODES[mode]} for ${stretch(time)}`);
  return parts.length === 0 ? "Nothing is known yet." : `${parts.join(", ")}.`;
}

/** A bar from left to right, each mode with a colour, and a height too for those who see no colours. */
export function timeline(stretches, from, to) {
  const x = (at) => (100 * (at - from)) / (to - from);
  return html`
    <figure class="timeline">
      <svg viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${inWords(stretches)}>
        ${stretches.map((each) => svg`
          <rect class="bar ${each.mode}" x=${x(each.from)} width=${Math.max(0.15, x(each.to) - x(each.from))}
            y=${HEIGHT - heightOf(each.mode)} height=${heightOf(each.mode)}>
            <title>${exactClock(each.from)} to ${exactClock(each.to)}: ${MODES[each.mode]}${each.reason ? `, ${each.reason}` : ""}</title>
          </rect>`)}
      </svg>
      <figcaption>${hours(from, to).map((at) => html`<span>${clock(at)}</span>`)}</figcaption>
    </figure>`;
}

const heightOf = (mode) => ({ live: HEIGHT, polling: 18, connecting: 12 })[mode] ?? 7;

function hours(from, to) {
  const marks = 6;
  return Array.from({ length: marks + 1 }, (_, index) => from + ((to - from) * index) / marks);
}
