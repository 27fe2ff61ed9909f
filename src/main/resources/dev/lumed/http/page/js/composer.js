import { html, live, nothing } from "/vendor/lit.js";
import { draftOf, keepDraft, keyOf, onDraftElsewhere } from "./drafts.js";
import { Part } from "./part.js";

const LONGEST = 5_000; // characters, the backend's limit
const TOLD_FROM = 4_500;
const CLOSED = new Set(["completed", "abandoned", "archived"]);

/** Where a message is written. The text is kept until lumed has it, whatever happens to the page. */
class MessageComposer extends Part {
  static properties = { store: { attribute: false }, conversation: {}, text: { state: true } };
  static follows = ["daemon", "list"];

  constructor() {
    super();
    this.text = "";
    onDraftElsewhere((id) => {
      if (id === this.conversation) this.text = draftOf(id).text;
    });
  }

  willUpdate(changed) {
    if (changed.has("conversation")) this.text = draftOf(this.conversation).text;
  }

  updated(changed) {
    if (changed.has("conversation") && !matchMedia("(pointer: coarse)").matches) this.focus();
    const area = this.querySelector("textarea");
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }

  focus() {
    this.querySelector("textarea")?.focus();
  }

  render() {
    const ended = CLOSED.has(this.store.conversation?.status);
    if (ended) return html`<p class="quiet ended">This conversation has ended. Nothing can be sent in it.</p>`;
    return html`
      <form class="composer" @submit=${this.#submit}>
        <textarea id="composer" rows="1" maxlength=${LONGEST} aria-label="Message" placeholder="Write a message …"
          .value=${live(this.text)} @input=${this.#typed} @keydown=${this.#key}></textarea>
        ${this.text.length > TOLD_FROM ? html`<span class="count">${this.text.length} / ${LONGEST}</span>` : nothing}
        <button class="primary send" ?disabled=${this.text.trim() === "" || !this.store.reachable}>Send</button>
      </form>`;
  }

  #typed({ target }) {
    this.text = target.value;
    keepDraft(this.conversation, this.text);
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  }

  /** Written on meanwhile, the text is another one: only what was sent goes. */
  async #submit(event) {
    event.preventDefault();
    const { conversation, text } = this;
    if (text.trim() === "" || !this.store.reachable || this.sending) return;
    this.sending = true;
    const sent = await this.attempt(() => this.store.send(conversation, text, keyOf(conversation)));
    this.sending = false;
    if (!sent || draftOf(conversation).text !== text) return;
    keepDraft(conversation, "");
    if (conversation === this.conversation) this.text = "";
    this.dispatchEvent(new CustomEvent("sent", { bubbles: true }));
  }
}

customElements.define("message-composer", MessageComposer);
