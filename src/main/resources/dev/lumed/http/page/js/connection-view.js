import { html, nothing } from "/vendor/lit.js";
import { at, call } from "./api.js";
import "./charts.js";
import { connectionMark } from "./conversation-list.js";
import { Part } from "./part.js";
import { inWords, stretchesOf, timeline } from "./timeline.js";
import { exactClock, stretch, titleOf } from "./words.js";

const MOST_SHOWN = 6 * 60 * 60 * 1000; // milliseconds, as long as the daemon remembers its traffic
const LEAST_SHOWN = 10 * 60 * 1000;
const AGAIN = 30_000;
const MOST_LISTED = 100;

/** The last hours of a connection as a picture, with its reasons, and how the backend answered meanwhile. */
class ConnectionView extends Part {
  static properties = {
    store: { attribute: false },
    conversation: {},
    transitions: { state: true },
    buckets: { state: true },
  };
  static follows = ["list"];

  constructor() {
    super();
    this.transitions = [];
    this.buckets = [];
    this.onList = () => this.#isNews() && this.#read();
  }

  connectedCallback() {
    super.connectedCallback();
    this.store.addEventListener("list", this.onList);
    this.again = setInterval(() => this.#read(), AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.store.removeEventListener("list", this.onList);
    clearInterval(this.again);
  }

  willUpdate(changed) {
    if (changed.has("conversation")) this.#read();
  }

  #isNews() {
    return this.store.conversation?.connection.since !== this.transitions.at(-1)?.since;
  }

  #read() {
    const id = this.conversation;
    return this.attempt(async () => {
      const [past, traffic] = await Promise.all([
        call("GET", at(id, "/transitions?limit=1000")),
        call("GET", "/v1/traffic"),
      ]);
      if (id !== this.conversation) return;
      this.transitions = past.transitions;
      this.buckets = traffic.buckets;
    });
  }

  render() {
    const { conversation } = this.store;
    const to = Date.now();
    const from = this.#from(to);
    const stretches = stretchesOf(this.transitions, from, to);
    return html`
      <header class="bar">
        <a class="back always" href="#/${this.conversation}" aria-label="Back to the conversation">←</a>
        <div class="whom">
          <h2>Connection</h2>
          <p>${conversation ? html`${connectionMark(conversation.connection.mode)} ${titleOf(conversation)}` : ""}</p>
        </div>
        <button @click=${() => this.attempt(() => this.store.act("/reconnect"))}>Reconnect now</button>
      </header>
      <div class="scroll connection" tabindex="0" role="region" aria-label="The connection's past">
        <section>
          <h3>The last ${stretch(to - from)}</h3>
          ${timeline(stretches, from, to)}
          <p>${inWords(stretches)}</p>
        </section>
        ${this.#charts(from, to)}
        <section>
          <h3>What happened</h3>
          ${this.#table(stretchesOf(this.transitions, 0, to))}
        </section>
      </div>`;
  }

  /** No longer ago than there is something to show of. */
  #from(to) {
    const first = Date.parse(this.transitions[0]?.since ?? new Date(to).toISOString());
    return Math.min(to - LEAST_SHOWN, Math.max(to - MOST_SHOWN, first));
  }

  #charts(from, to) {
    if (this.buckets.length === 0) return nothing;
    const times = this.buckets.map(({ at: when }) => Date.parse(when) / 1000);
    const span = [from / 1000, to / 1000];
    const of = (field) => this.buckets.map((bucket) => bucket[field] ?? null);
    const sum = (field) => of(field).reduce((all, value) => all + (value ?? 0), 0);
    const slowest = Math.max(0, ...of("latency_max_ms"));
    return html`
      <section class="charts">
        <small-chart .heading=${"Requests to the backend, a minute"} .times=${times} .span=${span}
          .words=${`${sum("requests")} requests, ${sum("failures")} of them failed`}
          .series=${[
            { name: "requests", colour: "--accent", values: of("requests") },
            { name: "failures", colour: "--bad", values: of("failures"), dashed: true },
          ]}></small-chart>
        <small-chart .heading=${"How long it took to answer, in ms"} .times=${times} .span=${span}
          .words=${`${Math.round(slowest)} ms at the most`}
          .series=${[
            { name: "mean", colour: "--accent", values: of("latency_mean_ms") },
            { name: "slowest", colour: "--warn", values: of("latency_max_ms"), dashed: true },
          ]}></small-chart>
        <small-chart .heading=${"Frames over the socket, a minute"} .times=${times} .span=${span}
          .words=${`${sum("frames")} frames`}
          .series=${[{ name: "frames", colour: "--good", values: of("frames") }]}></small-chart>
      </section>`;
  }

  #table(stretches) {
    return html`
      <table class="past">
        <thead><tr><th>When</th><th>Mode</th><th>For</th><th>Why</th></tr></thead>
        <tbody>
          ${stretches.slice(-MOST_LISTED).reverse().map(({ mode, reason, from, to }) => html`
            <tr>
              <td><time datetime=${new Date(from).toISOString()}>${exactClock(from)}</time></td>
              <td>${connectionMark(mode)}</td>
              <td>${stretch(to - from)}</td>
              <td>${reason ?? ""}</td>
            </tr>`)}
        </tbody>
      </table>`;
  }
}

customElements.define("connection-view", ConnectionView);
