// The messages of one conversation as far as they are loaded, in its order. Nothing here knows of the screen.

export class Log {
  #byId = new Map();
  #ordered = []; // by position
  lastSeq = 0;
  hasMore = false; // whether older ones are to be had

  get messages() {
    return this.#ordered;
  }

  get(id) {
    return this.#byId.get(id);
  }

  /** Whether the order changed; a message that is older than what is known of it changes nothing. */
  put(message) {
    const known = this.#byId.get(message.id);
    if (known && !isLater(message, known)) return false;
    this.lastSeq = Math.max(this.lastSeq, message.seq);
    this.#byId.set(message.id, message);
    if (known?.position === message.position) {
      this.#ordered[this.#placeOf(message)] = message;
      return false;
    }
    if (known) this.#ordered.splice(this.#placeOf(known), 1);
    this.#ordered.splice(this.#firstBehind(message), 0, message);
    return true;
  }

  remove(id) {
    const known = this.#byId.get(id);
    if (!known) return false;
    this.#byId.delete(id);
    this.#ordered.splice(this.#placeOf(known), 1);
    return true;
  }

  /** A piece of a growing text; false where something before it was missed. */
  grow({ message_id, offset, text }) {
    const known = this.#byId.get(message_id);
    if (!known || known.content.length < offset) return false;
    const grown = { ...known, content: known.content.slice(0, offset) + text };
    this.#byId.set(message_id, grown);
    this.#ordered[this.#placeOf(known)] = grown;
    return true;
  }

  /**
   * The last messages, read anew. Of those behind its first, what it does not have is gone, unless it came while it was
   * read; those before it are let go where it does not reach back to them: they are loaded again when they are looked at.
   */
  takeLatest({ messages, last_seq, has_more }) {
    const listed = new Set(messages.map(({ id }) => id));
    const reachesBack = messages.some(({ id }) => this.#byId.has(id));
    const first = messages[0]?.position ?? -Infinity;
    for (const { id, position, seq } of [...this.#ordered]) {
      const stays = listed.has(id) || (position < first ? reachesBack : seq > last_seq);
      if (!stays) this.remove(id);
    }
    if (!reachesBack) this.hasMore = has_more;
    messages.forEach((message) => this.put(message));
    this.lastSeq = Math.max(this.lastSeq, last_seq);
  }

  /** How many of them were new. */
  takeOlder({ messages, has_more }) {
    const before = this.#ordered.length;
    messages.forEach((message) => this.put(message));
    this.hasMore = has_more;
    return this.#ordered.length - before;
  }

  placeOf(id) {
    return this.#ordered.findIndex((message) => message.id === id);
  }

  /** Changes of what is loaded; what is older than that is read when somebody looks there. */
  takeChanged({ messages }) {
    const first = this.#ordered[0]?.position ?? -Infinity;
    for (const message of messages) {
      if (!this.hasMore || message.position >= first || this.#byId.has(message.id)) this.put(message);
    }
  }

  #placeOf({ id, position }) {
    let place = this.#firstBehind({ position }) - 1;
    while (this.#ordered[place].id !== id) place--;
    return place;
  }

  #firstBehind({ position }) {
    let low = 0;
    let high = this.#ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ordered[middle].position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

// A growing reply keeps its seq: of two texts the longer is the later.
function isLater(one, other) {
  return one.seq === other.seq ? one.content.length >= other.content.length : one.seq > other.seq;
}
