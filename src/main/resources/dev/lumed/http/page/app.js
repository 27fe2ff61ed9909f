// The page of lumed: a client of the local API, and of nothing else.

import { html, nothing } from "/vendor/lit.js";
import "./js/chat-view.js";
import "./js/connection-view.js";
import "./js/conversation-list.js";
import "./js/new-conversation.js";
import { Part } from "./js/part.js";
import { Store } from "./js/store.js";
import { exactClock } from "./js/words.js";

const THEMES = ["system", "light", "dark"];

class LumedApp extends Part {
  static properties = { view: { state: true }, said: { state: true }, theme: { state: true } };
  static follows = ["daemon", "list"];

  constructor() {
    super();
    this.store = new Store();
    this.said = "";
    this.theme = localStorage.getItem("lumed-theme") ?? THEMES[0];
    this.addEventListener("notice", ({ detail }) => (this.said = detail));
    addEventListener("hashchange", () => this.#go());
    addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("visibilitychange", () => this.#markRead());
    this.store.addEventListener("list", () => this.#markRead());
    this.store.begin();
    this.#go();
  }

  /** The address says what is shown: `#/`, `#/ID` or `#/ID/connection`. */
  #go() {
    const [, id = "", view = "chat"] = location.hash.split("/");
    this.view = id === "" ? "none" : view === "connection" ? "connection" : "chat";
    this.said = "";
    this.attempt(() => this.store.show(id || null));
  }

  #key(event) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const ids = this.store.listed.map(({ id }) => id);
    const place = ids.indexOf(this.store.current);
    const next = ids[place + (event.key === "ArrowUp" ? -1 : 1)];
    if (next) location.hash = `#/${next}`;
  }

  /** What is before a person's eyes is read. */
  #markRead() {
    const { conversation, reachable } = this.store;
    const seen = conversation?.unread > 0 && this.view === "chat" && document.visibilityState === "visible";
    if (seen && reachable) this.store.act("/read").catch(() => {}); // the next message asks again
  }

  willUpdate() {
    document.documentElement.dataset.theme = this.theme;
    const unread = [...this.store.conversations.values()].reduce((sum, each) => sum + (each.unread ?? 0), 0);
    document.title = unread > 0 ? `(${unread}) lumed` : "lumed";
  }

  render() {
    return html`
      <header class="unseen"><h1>lumed</h1></header>
      <div class="shell ${this.view}">
        <aside>${this.#side()}</aside>
        <main>
          ${this.#daemonGone()}
          <div role="alert">${this.said ? this.#notice() : nothing}</div>
          ${this.#main()}
        </main>
      </div>
      <new-conversation .store=${this.store}></new-conversation>`;
  }

  #side() {
    return html`
      <header class="brand">
        <span class="name" aria-hidden="true">lumed</span>
        <button class="plain" @click=${this.#nextTheme} aria-label="Colours: ${this.theme}. Change them.">
          ${{ system: "◐", light: "☀", dark: "☾" }[this.theme]}
        </button>
        <button class="primary" @click=${() => this.querySelector("new-conversation").open()}>New</button>
      </header>
      <conversation-list .store=${this.store}></conversation-list>
      ${this.#status()}`;
  }

  #status() {
    const { status } = this.store;
    if (!status) return nothing;
    const signedIn = { ok: "signed in", unauthorized: "not signed in", unknown: "not asked yet" }[status.backend.auth];
    return html`<footer class="quiet">lumed ${status.version} · ${new URL(status.backend.url).host} · ${signedIn}</footer>`;
  }

  #daemonGone() {
    const { reachable, unreachableSince } = this.store;
    if (reachable) return html`<div role="status"></div>`;
    return html`
      <div role="status" class="banner daemon">
        <span class="shape" aria-hidden="true"></span>
        <p><strong>lumed itself does not answer.</strong>
          <span>Since ${exactClock(unreachableSince)}. What you write is kept here; the page comes back by itself.</span></p>
      </div>`;
  }

  #notice() {
    return html`
      <p class="notice">
        ${this.said}
        <button class="plain" aria-label="Dismiss" @click=${() => (this.said = "")}>✕</button>
      </p>`;
  }

  #main() {
    const { store } = this;
    if (this.view === "none") return html`<p class="quiet welcome">Choose a conversation, or start one.</p>`;
    if (this.view === "chat") return html`<chat-view .store=${store}></chat-view>`;
    return html`<connection-view .store=${store} .conversation=${store.current}></connection-view>`;
  }

  #nextTheme() {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length];
    localStorage.setItem("lumed-theme", this.theme);
  }
}

customElements.define("lumed-app", LumedApp);
