// What the parts of the page have in common: they stand in the page itself, with its style, and follow the store.

import { LitElement } from "/vendor/lit.js";

export class Part extends LitElement {
  /** Events of the store after which the part is drawn anew. */
  static follows = [];
  #drawAnew = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const name of this.constructor.follows) this.store.addEventListener(name, this.#drawAnew);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const name of this.constructor.follows) this.store.removeEventListener(name, this.#drawAnew);
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
