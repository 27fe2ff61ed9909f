// One stream for all tabs: a browser allows an origin six connections, and each tab would hold one for ever.

import { readFeed } from "./feed-source.js";

const ports = new Set();
let present = null; // whether the feed is there; null until that is known

readFeed((name, data) => {
  if (name === "open" || name === "lost") present = name;
  for (const port of ports) port.postMessage({ name, data });
});

self.onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => {
    if (data === "leave") ports.delete(port);
  };
  ports.add(port);
  if (present) port.postMessage({ name: present });
};
