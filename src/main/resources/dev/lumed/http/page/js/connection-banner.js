import { html, nothing } from "/vendor/lit.js";
import { Part } from "./part.js";
import { clock, stretch } from "./words.js";

const SAYS = {
  polling: "No live connection. Replies are fetched every few seconds.",
  connecting: "Connecting …",
  offline: "The backend cannot be reached. What you send is kept and goes out when it can be.",
  unauthorized: "The backend does not accept lumed's credentials. What you send is kept.",
  closed: "This conversation is closed here: it is not connected.",
  gone: "The backend has this conversation no longer. What is here stays readable.",
};
const CAN_TRY = new Set(["polling", "offline", "unauthorized"]);

/** Says when a conversation is not live: since when, why, and when the next try comes. */
class ConnectionBanner extends Part {
  static properties = { store: { attribute: false } };
  static follows = ["list"];

  connectedCallback() {
    super.connectedCallback();
    this.ticking = setInterval(() => this.#waits && this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  get #waits() {
    return Boolean(this.store.conversation?.connection.retry_at);
  }

  render() {
    const { conversation } = this.store;
    const says = SAYS[conversation?.connection.mode];
    if (!says) return html`<div role="status"></div>`;
    const { mode, since, reason, retry_at: retryAt } = conversation.connection;
    return html`
      <div role="status" class="banner ${mode}">
        <span class="shape" aria-hidden="true"></span>
        <p>
          <strong>${says}</strong>
          <span>Since ${clock(since)}${reason ? html`: ${reason}` : nothing}.</span>
          ${retryAt ? html`<span aria-live="off">${next(retryAt)}</span>` : nothing}
        </p>
        ${CAN_TRY.has(mode) ? this.#button("Try now", "/reconnect") : nothing}
        ${mode === "closed" ? this.#button("Open", "/open") : nothing}
      </div>`;
  }

  #button(text, path) {
    return html`<button @click=${() => this.attempt(() => this.store.act(path))}>${text}</button>`;
  }
}

function next(retryAt) {
  const wait = Date.parse(retryAt) - Date.now();
  return wait > 500 ? `Next try in ${stretch(wait)}.` : "Trying now …";
}

customElements.define("connection-banner", ConnectionBanner);
