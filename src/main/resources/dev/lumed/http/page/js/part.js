// What the parts of the page have in common: they stand in the page itself, with its style, and follow the store.

import { LitElement } from "/vendor/lit.js";

export class Part extends LitElement {
  /** Events of the store after which the part is drawn anew: of many within one frame only what they come to. */
  static follows = [];
  #drawn = null; // the frame in which it will be
  #drawSoon = () => {
    this.#drawn ??= requestAnimationFrame(() => {
      this.#drawn = null;
      this.requestUpdate();
    });
  };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const name of this.constructor.follows) this.store.addEventListener(name, this.#drawSoon);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const name of this.constructor.follows) this.store.removeEventListener(name, this.#drawSoon);
  }

  /** Does what a person asked for, and shows what goes wrong with it. Whether it went well. */
  async attempt(action) {
    this.notice("");
    try {
      await action();
      return true;
    } catch (failure) {
      this.notice(failure.message);
      return false;
    }
  }

  notice(text) {
    this.dispatchEvent(new CustomEvent("notice", { detail: text, bubbles: true }));
  }
}
