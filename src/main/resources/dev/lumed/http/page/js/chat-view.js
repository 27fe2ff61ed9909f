import { html, nothing } from "/vendor/lit.js";
import "./chat-log.js";
import "./composer.js";
import "./connection-banner.js";
import { connectionMark } from "./conversation-list.js";
import "./message-search.js";
import "./message-story.js";
import { Part } from "./part.js";
import { personaName, titleOf } from "./words.js";

/** One conversation: who it is with, how it is connected, what was said, and where one writes. */
class ChatView extends Part {
  static properties = { store: { attribute: false }, searching: { state: true } };
  static follows = ["list"];

  constructor() {
    super();
    this.searching = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("click", this.#clickedElsewhere);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("click", this.#clickedElsewhere);
  }

  render() {
    const { conversation } = this.store;
    if (!conversation) return html`<p class="quiet">This conversation is not known here.</p>`;
    return html`
      <header class="bar">
        <a class="back" href="#/" aria-label="All conversations">←</a>
        <div class="whom">
          <h2>${titleOf(conversation)}</h2>
          <p>
            <a href="#/${conversation.id}/connection">${connectionMark(conversation.connection.mode)}</a>
            <span class="persona">${personaName(conversation.persona)}</span>
          </p>
        </div>
        <button class="plain" aria-pressed=${this.searching} @click=${() => (this.searching = !this.searching)}>
          Search
        </button>
        <a class="button plain to-connection" href="#/${conversation.id}/connection">Connection</a>
        ${this.#menu(conversation)}
      </header>
      <connection-banner .store=${this.store}></connection-banner>
      ${this.searching
        ? html`<message-search .store=${this.store} @leave=${this.#leaveSearch} @reveal=${this.#reveal}></message-search>`
        : nothing}
      <chat-log .store=${this.store}
        @resend=${({ detail }) => this.attempt(() => this.store.resend(detail))}
        @discard=${({ detail }) => this.attempt(() => this.store.discard(detail))}
        @story=${({ detail }) => this.querySelector("message-story").open(detail)}></chat-log>
      <message-composer .store=${this.store} .conversation=${conversation.id}
        @sent=${() => this.querySelector("chat-log").toTheEnd()}></message-composer>
      <message-story .store=${this.store}></message-story>
      ${this.#deletion(conversation)}`;
  }

  #menu({ open, status }) {
    return html`
      <details class="menu" @click=${this.#chosen} @keydown=${this.#menuKey} @focusout=${this.#left}>
        <summary class="plain" aria-label="More">⋯</summary>
        <div>
          <button class="plain" @click=${() => this.#act("/reconnect")} ?disabled=${!open}>Reconnect</button>
          <button class="plain" @click=${() => this.#act(open ? "/close" : "/open")}>${open ? "Close" : "Open"}</button>
          <button class="plain" @click=${() => this.#act("/complete")} ?disabled=${status === "completed"}>
            End this conversation
          </button>
          <button class="plain danger" @click=${() => this.querySelector("dialog.deletion").showModal()}>Delete …</button>
        </div>
      </details>`;
  }

  #deletion({ id }) {
    return html`
      <dialog class="deletion" aria-labelledby="deletion-title">
        <h2 id="deletion-title">Delete this conversation?</h2>
        <p>It is deleted here at once, and at the backend as soon as that can be told.</p>
        <form method="dialog">
          <button>Keep it</button>
          <button class="danger" @click=${() => this.#delete(id)}>Delete</button>
        </form>
      </dialog>`;
  }

  #act(path) {
    return this.attempt(() => this.store.act(path));
  }

  async #delete(id) {
    if (await this.attempt(() => this.store.delete(id))) location.hash = "#/";
  }

  async #reveal({ detail: id }) {
    await this.attempt(() => this.store.loadBackTo(id));
    const log = this.querySelector("chat-log");
    await log.updateComplete;
    if (this.store.log.get(id)) await log.reveal(id);
  }

  #leaveSearch() {
    this.searching = false;
    this.querySelector("message-composer").focus();
  }

  #chosen({ currentTarget, target }) {
    if (target.closest("button")) currentTarget.open = false;
  }

  #menuKey(event) {
    if (event.key !== "Escape") return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector("summary").focus();
  }

  #left({ currentTarget, relatedTarget }) {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
  }

  #clickedElsewhere = ({ target }) => {
    const menu = this.querySelector(".menu[open]");
    if (menu && !menu.contains(target)) menu.open = false;
  };
}

customElements.define("chat-view", ChatView);
