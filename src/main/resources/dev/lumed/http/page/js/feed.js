// The daemon's feed, shared with the other tabs where the browser can do that.

import { readFeed } from "./feed-source.js";

const WORKER = "/js/feed-worker.js";

export function follow(tell) {
  if (!("SharedWorker" in window)) return readFeed(tell);
  const { port } = new SharedWorker(trusted(), { type: "module", name: "lumed feed" });
  port.onmessage = ({ data: { name, data } }) => tell(name, data);
  // A tab that the browser keeps for its back button hears nothing: it begins anew when it is shown again.
  addEventListener("pagehide", () => port.postMessage("leave"));
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}

// The page's policy lets no script be loaded from a mere text.
function trusted() {
  const policy = window.trustedTypes?.createPolicy("lumed", { createScriptURL: () => WORKER });
  return policy ? policy.createScriptURL("") : WORKER;
}
