import { html, nothing } from "/vendor/lit.js";
import { blocksOf, elementsOf } from "./markdown.js";
import { Part } from "./part.js";
import { clock, DELIVERY, dayOf } from "./words.js";

const UNSENT = new Set(["failed", "uncertain", "queued"]);

/** One message: the user's as it was typed, a reply with its Markdown, growing block by block. */
class ChatMessage extends Part {
  static properties = { message: { attribute: false } };
  #shown = []; // the sources of the blocks on the screen

  render() {
    const { role, status, content, created_at: at } = this.message;
    const mine = role === "user";
    return html`
      <div class="bubble ${role} ${status}">
        <span class="unseen">${mine ? "You" : role === "assistant" ? "Reply" : role}:</span>
        ${role === "assistant" ? html`<div class="markdown"></div>` : html`<div class="typed">${content}</div>`}
        <div class="foot">
          <time datetime=${at} title=${dayOf(at)}>${clock(at)}</time>
          ${this.#delivery(mine)}
          <button class="plain why" @click=${() => this.#ask("story")}
            aria-label="What happened to this message">i</button>
        </div>
        ${this.#trouble()}
      </div>`;
  }

  #delivery(mine) {
    const { status } = this.message;
    if (!mine && status !== "partial") return nothing;
    return html`<span class="delivery ${status}"><span class="tick" aria-hidden="true"></span>${DELIVERY[status]}</span>`;
  }

  #trouble() {
    const { role, status, error } = this.message;
    if (role !== "user" || !UNSENT.has(status)) {
      return error && status === "partial" ? html`<p class="error">${error}</p>` : nothing;
    }
    if (status === "queued") {
      return html`<p class="choices"><button class="plain" @click=${() => this.#ask("discard")}>Discard</button></p>`;
    }
    return html`
      ${error ? html`<p class="error">${error}</p>` : nothing}
      <p class="choices">
        <button class="plain" @click=${() => this.#ask("resend")}>${status === "failed" ? "Retry" : "Send again"}</button>
        <button class="plain" @click=${() => this.#ask("discard")}>Discard</button>
      </p>`;
  }

  /** Blocks that are as they were stay where they are, so that a selection in them holds. */
  updated() {
    const place = this.querySelector(".markdown");
    if (!place) return;
    const blocks = blocksOf(this.message.content);
    let same = 0;
    while (same < blocks.length && this.#shown[same] === blocks[same].source) same++;
    while (place.children.length > same) place.lastElementChild.remove();
    for (const block of blocks.slice(same)) {
      const made = document.createElement("div");
      made.append(elementsOf(block));
      place.append(made);
    }
    this.#shown = blocks.map(({ source }) => source);
  }

  #ask(what) {
    this.dispatchEvent(new CustomEvent(what, { detail: this.message.id, bubbles: true }));
  }
}

customElements.define("chat-message", ChatMessage);
