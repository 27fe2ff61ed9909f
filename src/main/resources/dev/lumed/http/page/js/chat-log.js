import { html, nothing, repeat } from "/vendor/lit.js";
import "./chat-message.js";
import { plainText } from "./markdown.js";
import { Part } from "./part.js";
import { dayOf, sameDay } from "./words.js";

const DRAWN = 120; // messages on the page at once, however long the conversation is
const STEP = 20; // and so many fewer at one end when there come more at the other
const AHEAD = 1_200; // pixels from an end of what is drawn where there come more
const NEAR_THE_END = 60;

/** The messages, the latest at the end: it stays there unless somebody scrolled away, and loads what is above. */
class ChatLog extends Part {
  static properties = { store: { attribute: false }, away: { state: true }, said: { state: true } };
  static follows = ["list"];
  #from = 0; // the place in the log of the first that is drawn
  #moving = false;
  #top = 0; // where it was scrolled to
  #changed = new Set(); // ids of messages to be drawn with the next frame
  #listeners = {
    log: ({ detail }) => this.#logChanged(detail?.older ?? 0),
    message: ({ detail: id }) => this.#drawSoon(id),
    arrived: ({ detail }) => (this.said = plainText(detail.content)),
  };

  constructor() {
    super();
    this.away = false;
    this.said = "";
  }

  connectedCallback() {
    super.connectedCallback();
    for (const [name, listener] of Object.entries(this.#listeners)) this.store.addEventListener(name, listener);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const [name, listener] of Object.entries(this.#listeners)) this.store.removeEventListener(name, listener);
    this.sizes?.disconnect();
  }

  get #messages() {
    return this.store.log.messages;
  }

  get #lastFrom() {
    return Math.max(0, this.#messages.length - DRAWN);
  }

  #logChanged(older) {
    if (!this.store.loaded) {
      this.away = false; // another conversation
      this.said = "";
    }
    this.#from += older;
    this.requestUpdate();
  }

  willUpdate() {
    this.#from = this.away ? Math.min(this.#from, this.#lastFrom) : this.#lastFrom;
  }

  render() {
    const { loaded, conversation } = this.store;
    const drawn = this.#messages.slice(this.#from, this.#from + DRAWN);
    const previous = (index) => this.#messages[this.#from + index - 1];
    return html`
      <div class="scroll" role="log" aria-live="off" aria-label="Messages" tabindex="0" aria-busy=${!loaded}
        @scroll=${this.#scrolled}>
        <ol class="messages">
          ${repeat(drawn, ({ id }) => id, (message, index) => this.#item(message, previous(index)))}
        </ol>
        ${loaded && drawn.length === 0 ? html`<p class="quiet empty">Say something to begin.</p>` : nothing}
        <p class="typing" ?hidden=${!conversation?.typing}><span></span><span></span><span></span>writing</p>
      </div>
      <button class="latest" ?hidden=${!this.away} @click=${this.toTheEnd}>Latest messages ↓</button>
      <div class="unseen" aria-live="polite">${this.said}</div>`;
  }

  #item(message, previous) {
    const { id, role, created_at: at } = message;
    const newDay = !previous || !sameDay(previous.created_at, at);
    return html`
      <li id="m-${id}" class=${role}>
        ${newDay ? html`<p class="day">${dayOf(at)}</p>` : nothing}
        <chat-message .message=${message}></chat-message>
      </li>`;
  }

  firstUpdated() {
    this.scroller = this.querySelector(".scroll");
    this.sizes = new ResizeObserver(() => !this.away && this.#jumpToTheEnd());
    this.sizes.observe(this.querySelector(".messages"));
    this.sizes.observe(this.scroller);
  }

  updated() {
    this.updateComplete.then(() => !this.away && this.#jumpToTheEnd());
  }

  /** Not before the messages too are drawn does it have its height. */
  async getUpdateComplete() {
    const complete = await super.getUpdateComplete();
    await Promise.all([...this.querySelectorAll("chat-message")].map((each) => each.updateComplete));
    return complete;
  }

  toTheEnd() {
    this.away = false;
    this.requestUpdate();
  }

  /** Brings one message before the eyes; it must be loaded. */
  async reveal(id) {
    this.away = true;
    this.#from = Math.max(0, this.store.log.placeOf(id) - DRAWN / 2);
    this.requestUpdate();
    await this.updateComplete;
    const place = this.querySelector(`#m-${CSS.escape(id)}`);
    place.scrollIntoView({ block: "center" });
    place.classList.add("found");
    setTimeout(() => place.classList.remove("found"), 3000);
  }

  #jumpToTheEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Only who goes up is away: that the end went down is no wish of a person. */
  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    const below = scrollHeight - scrollTop - clientHeight;
    if (below < NEAR_THE_END && this.#from >= this.#lastFrom) this.away = false;
    else if (scrollTop < this.#top) this.away = true;
    this.#top = scrollTop;
    if (this.away && scrollTop < AHEAD) this.#move(-STEP);
    else if (this.away && below < AHEAD) this.#move(STEP);
  }

  /** Draws others, and leaves what is looked at where it is. */
  async #move(by) {
    if (this.#moving || !this.store.loaded) return;
    this.#moving = true;
    if (this.#from + by < 0) await this.attempt(() => this.store.loadOlder());
    await this.updateComplete;
    const from = Math.max(0, Math.min(this.#from + by, this.#lastFrom));
    if (from !== this.#from) {
      const seen = this.#firstSeen();
      const before = seen?.getBoundingClientRect().top;
      this.#from = from;
      this.requestUpdate();
      await this.updateComplete;
      if (seen?.isConnected) this.scroller.scrollTop += seen.getBoundingClientRect().top - before;
      this.#top = this.scroller.scrollTop;
    }
    this.#moving = false;
  }

  #firstSeen() {
    const { top } = this.scroller.getBoundingClientRect();
    return [...this.querySelectorAll(".messages > li")].find((each) => each.getBoundingClientRect().bottom > top);
  }

  /** Of many pieces within one frame only what they come to is drawn. */
  #drawSoon(id) {
    if (this.#changed.size === 0) requestAnimationFrame(() => this.#draw());
    this.#changed.add(id);
  }

  #draw() {
    for (const id of this.#changed) {
      const place = this.querySelector(`#m-${CSS.escape(id)} chat-message`);
      if (place) place.message = this.store.log.get(id);
    }
    this.#changed.clear();
  }
}

customElements.define("chat-log", ChatLog);
