import { html, nothing } from "/vendor/lit.js";
import { at, call } from "./api.js";
import { Part } from "./part.js";
import { exactClock } from "./words.js";

/** What happened to a message, in order. */
class MessageStory extends Part {
  static properties = { store: { attribute: false }, notes: { state: true } };

  constructor() {
    super();
    this.notes = [];
  }

  async open(message) {
    await this.attempt(async () => {
      const { notes } = await call("GET", at(this.store.current, `/messages/${message}/story`));
      this.notes = notes;
      this.querySelector("dialog").showModal();
    });
  }

  render() {
    return html`
      <dialog aria-labelledby="story-title">
        <form method="dialog"><button class="plain close" aria-label="Close">✕</button></form>
        <h2 id="story-title">What happened to this message</h2>
        <ol class="story">
          ${this.notes.map(({ at: when, kind, detail }) => html`
            <li>
              <time datetime=${when}>${exactClock(when)}</time>
              <strong>${kind.replaceAll("-", " ")}</strong>
              ${detail ? html`<span>${detail}</span>` : nothing}
            </li>`)}
        </ol>
      </dialog>`;
  }
}

customElements.define("message-story", MessageStory);
