// What the page knows. It changes here and nowhere else, by the feed and by what is asked of the daemon.

import { at, call } from "./api.js";
import { follow } from "./feed.js";
import { Log } from "./log.js";

const PAGE = 100;
const MOST_MISSED = 1_000;
const SETTLED = 1_000; // milliseconds without a change of a connection
const BURST = 200; // milliseconds in which several changes of a conversation are asked for once

/**
 * Tells who shows it, by events: `list` a conversation changed, `log` messages came, went or moved (detail: how many
 * `older` ones came before the first), `message` (detail: its id) one changed, `arrived` (detail: the message) one was completed by somebody else than the user, `daemon` it
 * came or went.
 */
export class Store extends EventTarget {
  conversations = new Map();
  reachable = true;
  unreachableSince = null;
  status = null;
  current = null; // the id of the conversation that is shown
  log = new Log();
  loaded = false; // whether the log of the current one has been read
  #asked = new Map(); // timers, by conversation
  #asking = 0;

  begin() {
    follow((name, data) => this.#told(name, data));
  }

  get conversation() {
    return this.conversations.get(this.current);
  }

  /** All of them, the one with the latest message first. */
  get listed() {
    const latest = ({ last_message_at, created_at }) => Date.parse(last_message_at ?? created_at);
    return [...this.conversations.values()]
      .map((conversation) => ({ conversation, at: latest(conversation) }))
      .sort((one, other) => other.at - one.at)
      .map(({ conversation }) => conversation);
  }

  async show(id) {
    if (id === this.current) return;
    this.current = id;
    this.log = new Log();
    this.loaded = false;
    this.#tell("log");
    this.#tell("list");
    if (id !== null) await this.#readAnew();
  }

  async loadOlder(limit = PAGE) {
    const { current: id, log } = this;
    const first = log.messages[0];
    if (!first || !log.hasMore) return;
    const page = await call("GET", at(id, `/messages?limit=${limit}&before=${first.id}`));
    const older = log.takeOlder(page);
    if (log === this.log) this.#tell("log", { older });
  }

  /** Loads older ones until this one is there; false where there is no such message. */
  async loadBackTo(id) {
    const { log } = this;
    while (!log.get(id) && log.hasMore && log === this.log) await this.loadOlder(500);
    return Boolean(log.get(id));
  }

  async act(path, id = this.current) {
    this.#keep(await call("POST", at(id, path)));
  }

  async send(id, content, key) {
    const message = await call("POST", at(id, "/messages"), { content }, { "Idempotency-Key": key });
    if (id === this.current) this.#put(message);
  }

  async resend(message) {
    this.#put(await call("POST", at(this.current, `/messages/${message}/resend`)));
  }

  async discard(message) {
    await call("DELETE", at(this.current, `/messages/${message}`));
    if (this.log.remove(message)) this.#tell("log");
  }

  async create(wanted, key) {
    const conversation = await call("POST", "/v1/conversations", wanted, { "Idempotency-Key": key });
    this.#keep(conversation);
    return conversation.id;
  }

  async delete(id) {
    await call("DELETE", at(id));
    this.#forget(id);
  }

  #told(name, data) {
    const handlers = {
      open: () => this.#opened(),
      lost: () => this.#lost(),
      message: () => this.#message(data),
      "message-removed": () => this.#removed(data),
      chunk: () => this.#chunk(data),
      typing: () => this.#patch(data.conversation_id, { typing: data.active }),
      connection: () => this.#connection(data),
      conversation: () => this.#conversation(data),
      reset: () => this.#reset(data),
    };
    handlers[name]?.();
  }

  async #opened() {
    try {
      const status = await call("GET", "/v1/status");
      if (this.status && this.status.version !== status.version) return location.reload();
      this.status = status;
      const { conversations } = await call("GET", "/v1/conversations");
      this.conversations = new Map(conversations.map((each) => [each.id, each]));
      this.reachable = true;
      this.unreachableSince = null;
      this.#tell("daemon");
      this.#tell("list");
      if (this.current !== null) await this.#readAnew();
    } catch {
      this.#lost(); // and the feed says when it is back
    }
  }

  #lost() {
    this.unreachableSince ??= new Date();
    this.reachable = false;
    this.#tell("daemon");
  }

  #message({ conversation_id: id, ...message }) {
    this.#askSoon(id);
    if (id !== this.current) return;
    const before = this.log.get(message.id);
    this.#put(message);
    const completed = message.role !== "user" && message.status === "complete" && before?.status !== "complete";
    if (completed && this.loaded) this.#tell("arrived", message);
  }

  #put(message) {
    if (this.log.put(message)) this.#tell("log");
    else this.#tell("message", message.id);
  }

  #removed({ conversation_id: id, message_id }) {
    this.#askSoon(id);
    if (id === this.current && this.log.remove(message_id)) this.#tell("log");
  }

  #chunk(chunk) {
    if (chunk.conversation_id !== this.current || !this.loaded) return;
    if (this.log.grow(chunk)) this.#tell("message", chunk.message_id);
    else this.#readQuietly();
  }

  #connection({ conversation_id: id, ...connection }) {
    this.#patch(id, { connection });
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => this.#askStatus(), SETTLED);
  }

  /** With the connections it changes what is known of the backend. */
  async #askStatus() {
    this.status = await call("GET", "/v1/status").catch(() => this.status);
    this.#tell("daemon");
  }

  #conversation({ conversation_id: id, ...conversation }) {
    if (conversation.deleted) this.#forget(id);
    else this.#keep(conversation);
  }

  #reset({ conversation_id: id }) {
    if (id === null) this.#opened();
    else if (id === this.current) this.#readQuietly();
    if (id !== null) this.#askSoon(id);
  }

  #keep(conversation) {
    this.conversations.set(conversation.id, conversation);
    this.#tell("list");
  }

  #patch(id, changes) {
    const known = this.conversations.get(id);
    if (known) this.#keep({ ...known, ...changes });
  }

  #forget(id) {
    this.conversations.delete(id);
    this.#tell("list");
  }

  #askSoon(id) {
    if (this.#asked.has(id)) return;
    const ask = async () => {
      this.#asked.delete(id);
      const conversation = await call("GET", at(id)).catch(() => null);
      if (conversation) this.#keep(conversation);
    };
    this.#asked.set(id, setTimeout(ask, BURST));
  }

  #readQuietly() {
    this.#readAnew().catch(() => {}); // the feed says when the daemon is back, and then all is read again
  }

  /** What changed since, and the last page for what is gone. What comes by the feed meanwhile is kept. */
  async #readAnew() {
    const { current: id, log } = this;
    if (this.loaded && log.hasMore) {
      const missed = await call("GET", at(id, `/messages?limit=${MOST_MISSED}&after=${log.lastSeq}`));
      if (!missed.has_more) log.takeChanged(missed);
    }
    log.takeLatest(await call("GET", at(id, `/messages?limit=${PAGE}`)));
    if (log !== this.log) return;
    this.loaded = true;
    this.#tell("log");
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
