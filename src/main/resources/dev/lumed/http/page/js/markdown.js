// Markdown as elements. What a message says is text by somebody else: it is sanitised, and loads and runs nothing.

import DOMPurify from "/vendor/dompurify.js";
import { Marked } from "/vendor/marked.js";

const marked = new Marked({ gfm: true, breaks: true });

const ALLOWED = {
  ALLOWED_TAGS: [
    "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
  ],
  ALLOWED_ATTR: ["href", "title", "start", "align"],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

// An image would tell a stranger that it is looked at: its address is shown as a link instead.
marked.use({
  renderer: {
    image: ({ href, text }) => `<a href="${escaped(href)}">${escaped(text || href)}</a>`,
    html: ({ text }) => escaped(text), // it is shown as it was written
  },
});

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The blocks of a text, each with its source: while a text grows, all but the last stay as they are. */
export function blocksOf(text) {
  const tokens = marked.lexer(text);
  return tokens.filter(({ type }) => type !== "space").map((token) => ({ source: token.raw, token }));
}

/** What is read of it, without what only shapes it. */
export function plainText(text) {
  return blocksOf(text).map((block) => elementsOf(block).textContent.trim()).join("\n");
}

export function elementsOf({ token }) {
  const fragment = DOMPurify.sanitize(marked.parser([token]), ALLOWED);
  for (const link of fragment.querySelectorAll("a[href]")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  for (const heading of fragment.querySelectorAll("h1, h2, h3, h4, h5, h6")) lower(heading);
  for (const wide of fragment.querySelectorAll("pre, table")) wide.tabIndex = 0; // it scrolls, so keys must reach it
  return fragment;
}

// The headings of a message stand below those of the page.
function lower(heading) {
  const lowered = document.createElement(`h${Math.min(6, Number(heading.tagName[1]) + 2)}`);
  lowered.append(...heading.childNodes);
  heading.replaceWith(lowered);
}
