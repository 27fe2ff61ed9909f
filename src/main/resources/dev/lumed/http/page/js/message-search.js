import { html, nothing } from "/vendor/lit.js";
import { at, call } from "./api.js";
import { Part } from "./part.js";
import { clock, shortly } from "./words.js";

const HITS = 30;
const AROUND = 60; // characters shown on either side of what was found
const PAUSE = 250; // milliseconds without a key before it is searched

/** Searches the whole conversation, also what is not loaded. */
class MessageSearch extends Part {
  static properties = { store: { attribute: false }, found: { state: true } };
  #text = "";
  #timer = 0;

  constructor() {
    super();
    this.found = null;
  }

  firstUpdated() {
    this.querySelector("input").focus();
  }

  render() {
    return html`
      <search class="search" @keydown=${this.#key}>
        <input type="search" maxlength="200" aria-label="Search in this conversation" placeholder="Search …"
          @input=${this.#typed}>
        <button class="plain" aria-label="Close the search" @click=${this.#leave}>✕</button>
        <p class="unseen" role="status">${this.found ? `${this.found.hits.length} found` : nothing}</p>
        ${this.found ? this.#results() : nothing}
      </search>`;
  }

  #results() {
    const { text, hits, more } = this.found;
    if (hits.length === 0) return html`<p class="quiet">Nothing found${more ? " yet" : ""}. ${this.#further(more)}</p>`;
    return html`
      <ol class="hits">
        ${hits.map((hit) => html`
          <li><button class="plain" @click=${() => this.#choose(hit.id)}>
            <time datetime=${hit.created_at}>${shortly(hit.created_at)} ${clock(hit.created_at)}</time>
            <span>${excerpt(hit.content, text)}</span>
          </button></li>`)}
      </ol>
      ${this.#further(more)}`;
  }

  #further(more) {
    return more ? html`<button class="plain" @click=${() => this.#search(more)}>Search further back</button>` : nothing;
  }

  #typed({ target }) {
    clearTimeout(this.#timer);
    this.#text = target.value.trim();
    if (this.#text === "") this.found = null;
    else this.#timer = setTimeout(() => this.#search(null), PAUSE);
  }

  /** The latest first; `before` goes on behind the oldest that was looked at. */
  #search(before) {
    const text = this.#text;
    return this.attempt(async () => {
      const behind = before ? `&before=${before}` : "";
      const path = `/messages?search=${encodeURIComponent(text)}&limit=${HITS}${behind}`;
      const { messages, has_more: more, searched_to: to } = await call("GET", at(this.store.current, path));
      if (text !== this.#text) return;
      const older = messages.reverse();
      const hits = before ? [...this.found.hits, ...older] : older;
      this.found = { text, hits, more: more ? (to ?? hits.at(-1)?.id) : null };
    });
  }

  #choose(id) {
    this.dispatchEvent(new CustomEvent("reveal", { detail: id, bubbles: true }));
  }

  #key(event) {
    if (event.key === "Escape") this.#leave();
  }

  #leave() {
    this.dispatchEvent(new CustomEvent("leave", { bubbles: true }));
  }
}

function excerpt(content, text) {
  const place = content.toLowerCase().indexOf(text.toLowerCase());
  if (place < 0) return content.slice(0, 2 * AROUND);
  const from = Math.max(0, place - AROUND);
  const to = place + text.length;
  return html`${from > 0 ? "… " : ""}${content.slice(from, place)}<mark>${content.slice(place, to)}</mark>${content.slice(to, to + AROUND)}`;
}

customElements.define("message-search", MessageSearch);
