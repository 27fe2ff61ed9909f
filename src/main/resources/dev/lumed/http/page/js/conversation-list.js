import { html, nothing, repeat } from "/vendor/lit.js";
import { Part } from "./part.js";
import { MODES, personaName, shortly, titleOf } from "./words.js";

/** The conversations, each with how it is connected and how much of it is unread. */
class ConversationList extends Part {
  static properties = { store: { attribute: false } };
  static follows = ["list"];

  render() {
    const listed = this.store.listed;
    const none = this.store.status !== null && listed.length === 0; // and not just: not read yet
    return html`
      <nav aria-label="Conversations">
        ${none ? html`<p class="quiet">No conversation yet. Start one.</p>` : nothing}
        <ul>
          ${repeat(listed, ({ id }) => id, (conversation) => html`<li>${this.#entry(conversation)}</li>`)}
        </ul>
      </nav>`;
  }

  #entry(conversation) {
    const { id, connection, persona, typing, unread, outbox, last_message_at: last } = conversation;
    return html`
      <a class="entry" href="#/${id}" aria-current=${id === this.store.current ? "page" : nothing}>
        <span class="title">${titleOf(conversation)}</span>
        <span class="when">${last ? shortly(last) : nothing}</span>
        <span class="about">
          ${connectionMark(connection.mode)}
          <span class="persona">${typing ? "writing …" : personaName(persona)}</span>
          ${outbox > 0 ? html`<span class="waiting">${outbox} to send</span>` : nothing}
        </span>
        ${unread > 0
          ? html`<span class="badge">${unread}<span class="unseen"> unread</span></span>`
          : nothing}
      </a>`;
  }
}

/** Told by colour, by shape and by word. */
export const connectionMark = (mode) =>
  html`<span class="mark ${mode}"><span class="shape" aria-hidden="true"></span>${MODES[mode] ?? mode}</span>`;

customElements.define("conversation-list", ConversationList);
