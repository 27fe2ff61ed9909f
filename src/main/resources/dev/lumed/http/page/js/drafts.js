// What was written and not yet sent, by conversation. It outlives the page and is the same in every tab.

import { newKey } from "./api.js";

const PREFIX = "lumed-draft-";

/** The key belongs to the text: sent again after a lost answer, it is the same message. */
export function draftOf(conversation) {
  try {
    return { text: "", key: null, ...JSON.parse(localStorage.getItem(PREFIX + conversation)) };
  } catch {
    return { text: "", key: null };
  }
}

export function keepDraft(conversation, text) {
  if (text === "") localStorage.removeItem(PREFIX + conversation);
  else localStorage.setItem(PREFIX + conversation, JSON.stringify({ text, key: null }));
}

/** The key under which this draft is sent, the same until its text changes. */
export function keyOf(conversation) {
  const draft = draftOf(conversation);
  draft.key ??= newKey();
  localStorage.setItem(PREFIX + conversation, JSON.stringify(draft));
  return draft.key;
}

/** Calls back when another tab changed a draft. */
export function onDraftElsewhere(tell) {
  addEventListener("storage", ({ key }) => {
    if (key?.startsWith(PREFIX)) tell(key.slice(PREFIX.length));
  });
}
