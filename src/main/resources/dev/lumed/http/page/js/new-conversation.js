import { html, nothing } from "/vendor/lit.js";
import { call, newKey } from "./api.js";
import { Part } from "./part.js";
import { PERSONAS, personaName } from "./words.js";

/** Where a conversation is started: a persona, and what the backend offers to begin with. */
class NewConversation extends Part {
  static properties = {
    store: { attribute: false },
    persona: { state: true },
    actions: { state: true },
    busy: { state: true },
  };

  #keys = new Map(); // by what is begun

  constructor() {
    super();
    this.persona = PERSONAS[0];
    this.actions = [];
    this.busy = false;
  }

  open() {
    this.#keys.clear();
    this.querySelector("dialog").showModal();
    this.#choose(this.persona);
  }

  get #personas() {
    const known = [...this.store.conversations.values()].map(({ persona }) => persona);
    return [...new Set([...PERSONAS, ...known])];
  }

  render() {
    return html`
      <dialog aria-labelledby="new-title">
        <form method="dialog"><button class="plain close" aria-label="Close">✕</button></form>
        <h2 id="new-title">New conversation</h2>
        <fieldset class="personas">
          <legend>With whom?</legend>
          ${this.#personas.map((persona) => this.#choice(persona))}
        </fieldset>
        <div class="actions" role="group" aria-label="Ways to begin">
          <button class="primary" ?disabled=${this.busy} @click=${() => this.#start()}>
            Start with an empty page
          </button>
          ${this.actions.map((action) => this.#offer(action))}
        </div>
      </dialog>`;
  }

  #choice(persona) {
    return html`
      <label>
        <input type="radio" name="persona" .checked=${persona === this.persona}
          @change=${() => this.#choose(persona)}>
        <span>${personaName(persona)}</span>
      </label>`;
  }

  #offer(action) {
    return html`
      <button class="offer" ?disabled=${this.busy} @click=${() => this.#start(action)}>
        <strong>${action.title}</strong>
        ${action.prompt ? html`<span>${action.prompt}</span>` : nothing}
      </button>`;
  }

  /** That the backend offers nothing just now keeps nobody from starting. */
  async #choose(persona) {
    this.persona = persona;
    this.actions = [];
    const path = `/v1/quick-actions?persona=${encodeURIComponent(persona)}`;
    const { actions } = await call("GET", path).catch(() => ({ actions: [] }));
    if (persona === this.persona) this.actions = actions;
  }

  /** Pressed again after a lost answer, it is the same beginning. */
  #keyOf(wanted) {
    const beginning = JSON.stringify(wanted);
    if (!this.#keys.has(beginning)) this.#keys.set(beginning, newKey());
    return this.#keys.get(beginning);
  }

  async #start(action) {
    this.busy = true;
    const wanted = { persona: this.persona };
    if (action) Object.assign(wanted, { quick_action: action.id, initial_message: action.prompt });
    const started = await this.attempt(async () => {
      location.hash = `#/${await this.store.create(wanted, this.#keyOf(wanted))}`;
    });
    this.busy = false;
    if (started) this.querySelector("dialog").close();
  }
}

customElements.define("new-conversation", NewConversation);
