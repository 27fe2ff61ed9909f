import { html, nothing, repeat } from "/vendor/lit.js";
import { Part } from "./part.js";
import { MODES, personaName, shortly, titleOf } from "./words.js";

/** The conversations, the one with the latest message first. */
class ConversationList extends Part {
  static properties = { store: { attribute: false } };
  static follows = ["list"];

  render() {
    const { listed, current, status } = this.store;
    const none = status !== null && listed.length === 0; // and not just: not read yet
    const today = new Date().toDateString();
    const entry = (conversation) => html`
      <li>
        <conversation-entry .conversation=${conversation} .current=${conversation.id === current} .today=${today}>
        </conversation-entry>
      </li>`;
    return html`
      <nav aria-label="Conversations">
        ${none ? html`<p class="quiet">No conversation yet. Start one.</p>` : nothing}
        <ul>${repeat(listed, ({ id }) => id, entry)}</ul>
      </nav>`;
  }
}

/** One conversation, how it is connected and how much of it is unread. It is drawn where something of it changed. */
class ConversationEntry extends Part {
  static properties = {
    conversation: { attribute: false },
    current: { attribute: false },
    today: { attribute: false }, // of which a time alone is shown
  };

  render() {
    const { id, connection, persona, typing, unread, outbox, last_message_at: last } = this.conversation;
    return html`
      <a class="entry" href="#/${id}" aria-current=${this.current ? "page" : nothing}>
        <span class="title">${titleOf(this.conversation)}</span>
        <span class="when">${last ? shortly(last, this.today) : nothing}</span>
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
customElements.define("conversation-entry", ConversationEntry);
