// Asks the local API. What goes wrong is thrown, in words for a person.

const PATIENCE = 45_000; // milliseconds, longer than the daemon itself waits for anything but a reply

/** The daemon answered, and refused. */
export class Refusal extends Error {
  constructor(status, { code, detail }) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/** Nobody answered: what was asked may have been done, or not. */
export class Unreachable extends Error {
  constructor() {
    super("lumed cannot be reached.");
  }
}

export async function call(method, path, body, headers = {}) {
  const response = await ask(method, path, body, headers);
  if (response.status === 401) location.reload(); // to where one signs in
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => ({ code: "unreadable", detail: `lumed answered ${response.status}.` }));
  if (!response.ok) throw new Refusal(response.status, answer);
  return answer;
}

async function ask(method, path, body, headers) {
  const options = { method, headers: { ...headers }, signal: AbortSignal.timeout(PATIENCE) };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  try {
    return await fetch(path, options);
  } catch {
    throw new Unreachable();
  }
}

/** Under the same key again, what was sent before a lost answer is not sent twice. */
export const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const at = (conversation, rest = "") => `/v1/conversations/${encodeURIComponent(conversation)}${rest}`;
