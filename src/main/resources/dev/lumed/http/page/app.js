// Whatever a message says is shown with textContent, so that it is text and nothing else.
const $ = (id) => document.getElementById(id);
const delivery = { queued: "queued", sending: "sending …", uncertain: "being checked …", sent: "sent", failed: "failed",
  streaming: "", partial: "incomplete", complete: "" };

const MOST_SHOWN = 200;
const LIST_EVERY = 15000; // milliseconds

let drawing = 0; // several changes within one frame are drawn once
let listing = 0; // and several reasons to list within a short time are one
let current = null; // the id of the conversation that is shown
let stream = null;
let messages = new Map(); // by id

async function call(method, path, body, headers = {}) {
  const options = { method, headers };
  if (body) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const response = await fetch(path, options);
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}

// What a person asked for: the notice of the last failure goes, and perhaps another comes.
async function trying(action) {
  $("notice").textContent = "";
  await quietly(action);
}

async function quietly(action) {
  try {
    await action();
  } catch (failure) {
    $("notice").textContent = failure.message;
  }
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

async function list() {
  const { conversations } = await call("GET", "/v1/conversations");
  $("conversations").replaceChildren(...conversations.map((conversation) => {
    const entry = element("button", conversation.title ?? conversation.persona);
    entry.append(document.createElement("br"),
      element("small", `${conversation.connection.mode} · ${conversation.message_count} messages`));
    if (conversation.id === current) entry.setAttribute("aria-current", "true");
    entry.onclick = () => trying(() => show(conversation.id));
    return entry;
  }));
}

function listSoon() {
  clearTimeout(listing);
  listing = setTimeout(() => quietly(list), 200);
}

async function show(id) {
  leave();
  current = id;
  await call("POST", `/v1/conversations/${id}/open`);
  if (id !== current) return;
  follow(id);
  $("send").hidden = false;
  $("send").content.focus();
  await list();
}

function leave() {
  stream?.close();
  current = null;
  messages = new Map();
  $("send").hidden = $("typing").hidden = true;
  $("connection").textContent = "Choose a conversation, or start one.";
  draw();
}

// The stream first, then what there is: what happens in between comes by the stream.
function follow(id) {
  stream = new EventSource(`/v1/conversations/${id}/events`);
  const on = (name, act) => stream.addEventListener(name, (event) => act(JSON.parse(event.data)));
  stream.onopen = () => quietly(read);
  stream.onerror = ({ target }) => {
    const forGood = target.readyState === EventSource.CLOSED;
    $("connection").textContent = forGood ? "lumed shows this no longer." : "lumed cannot be reached; trying again …";
  };
  on("message", (message) => { put(message); listSoon(); });
  on("message-removed", ({ message_id }) => {
    messages.delete(message_id);
    draw();
    quietly(read); // a reading under way may still hold it
    listSoon();
  });
  on("chunk", chunk);
  on("typing", ({ active }) => { $("typing").hidden = !active; });
  on("connection", (now) => { connection(now); listSoon(); });
  on("conversation", ({ typing, deleted }) => {
    $("typing").hidden = !typing;
    if (deleted) leave();
    listSoon();
  });
  on("reset", () => quietly(read));
}

async function read() {
  const id = current;
  if (!id) return;
  const page = await call("GET", `/v1/conversations/${id}/messages?limit=${MOST_SHOWN}`);
  if (id !== current) return;
  // What came by the stream meanwhile stays; what the log has no longer goes.
  const newer = [...messages.values()].filter((message) => message.seq > page.last_seq);
  const now = page.messages.map((message) => later(message, messages.get(message.id)));
  messages = new Map([...now, ...newer].map((message) => [message.id, message]));
  draw();
}

// A growing reply keeps its seq: of two texts the longer is the later.
function later(one, other) {
  if (!other || one.seq !== other.seq) return !other || one.seq > other.seq ? one : other;
  return one.content.length >= other.content.length ? one : other;
}

function put(message) {
  messages.set(message.id, message);
  draw();
}

function chunk({ message_id, offset, text }) {
  const message = messages.get(message_id);
  if (!message || message.content.length < offset) return quietly(read); // something was missed
  message.content = message.content.slice(0, offset) + text;
  draw();
}

function connection({ mode, reason, retry_at }) {
  const again = retry_at ? ` · next try ${new Date(retry_at).toLocaleTimeString()}` : "";
  $("connection").textContent = mode + (reason ? ` · ${reason}` : "") + again;
}

function draw() {
  if (!drawing) drawing = requestAnimationFrame(drawNow);
}

function drawNow() {
  drawing = 0;
  const log = $("messages");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const ordered = [...messages.values()].sort((a, b) => a.position - b.position).slice(-MOST_SHOWN);
  messages = new Map(ordered.map((message) => [message.id, message]));
  log.replaceChildren(...ordered.map((message) => {
    const entry = element("li", message.content, `${message.role} ${message.status}`);
    const note = [delivery[message.status], message.error].filter(Boolean).join(" · ");
    if (note) entry.append(element("small", note));
    return entry;
  }));
  if (atEnd) log.scrollTop = log.scrollHeight;
}

$("create").onsubmit = (event) => {
  event.preventDefault();
  const form = event.target;
  trying(async () => {
    const { id } = await call("POST", "/v1/conversations", { persona: form.persona.value });
    form.reset();
    await show(id);
  });
};

$("send").onsubmit = (event) => {
  event.preventDefault();
  const form = event.target;
  // The key belongs to this text: a second try after a lost answer is the same message.
  form.key ??= crypto.getRandomValues(new Uint32Array(4)).join("-");
  trying(async () => {
    await call("POST", `/v1/conversations/${current}/messages`, { content: form.content.value },
      { "Idempotency-Key": form.key });
    form.reset();
    form.key = null;
  });
};

$("send").content.oninput = () => { $("send").key = null; };

$("send").content.onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("send").requestSubmit();
  }
};

quietly(list);
setInterval(() => quietly(list), LIST_EVERY);
