// Makes one module of each library for the page, with its licence, and writes down the hash of every file.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";

const TO = "../resources/dev/lumed/http/page/vendor/";
const LICENCE = /^licen[cs]e/i;

const modules = {
  lit: `export { LitElement, html, nothing, svg } from "lit";
        export { repeat } from "lit/directives/repeat.js";
        export { live } from "lit/directives/live.js";`,
  marked: `export { Marked } from "marked";`,
  dompurify: `export { default } from "dompurify";`,
  uplot: `export { default } from "uplot";`,
};
const licences = {
  lit: ["lit", "lit-html", "lit-element", "@lit/reactive-element"],
  marked: ["marked"],
  dompurify: ["dompurify"],
  uplot: ["uplot"],
};

const locked = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));

function licence(name) {
  const file = readdirSync(`node_modules/${name}`).find((each) => LICENCE.test(each));
  const { version, license } = locked(name);
  const text = file ? readFileSync(`node_modules/${name}/${file}`, "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
}

rmSync(TO, { recursive: true, force: true });
mkdirSync(TO, { recursive: true });

for (const [name, source] of Object.entries(modules)) {
  const { version, license } = locked(name);
  buildSync({
    stdin: { contents: source, resolveDir: "." },
    outfile: `${TO}${name}.js`,
    banner: { js: `/*! ${name} ${version}, ${license}; the licence is in LICENCES.txt */` },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    conditions: ["production"],
    legalComments: "none",
  });
}
writeFileSync(`${TO}uplot.css`, readFileSync("node_modules/uplot/dist/uPlot.min.css"));
writeFileSync(`${TO}LICENCES.txt`, Object.values(licences).flat().map(licence).join("\n---\n\n"));

const hash = (file) => createHash("sha256").update(readFileSync(TO + file)).digest("hex");
const sums = readdirSync(TO).sort().map((file) => `${hash(file)}  ${file}\n`);
writeFileSync("SHA256SUMS", sums.join(""));
