// Copies what the panel vendors out of node_modules and draws icons.svg: `npm ci && npm run vendor`.
// The sprite holds only the icons that a template or script names, so an unused one drops out by itself.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..");
const modules = join(here, "../../../../node_modules");
const templates = join(here, "../../templates");

mkdirSync(join(assets, "fonts"), { recursive: true });
copyFileSync(
  join(modules, "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
  join(assets, "fonts/inter-latin-wght-normal.woff2"),
);
copyFileSync(join(modules, "htmx.org/dist/htmx.min.js"), join(here, "htmx.min.js"));
for (const file of ["swagger-ui.css", "swagger-ui-bundle.js"]) {
  const text = readFileSync(join(modules, "swagger-ui-dist", file), "utf8");
  // The map is not vendored; asking for it would only fail.
  writeFileSync(join(here, file), text.replace(/\n?\/[/*]# sourceMappingURL=.*$/m, ""));
}

const sources = (folder, ends) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ends))
    .map((name) => readFileSync(join(folder, name), "utf8"));

const names = new Set();
for (const text of [...sources(templates, ".html"), ...sources(join(assets, "js"), ".js")]) {
  for (const [, name] of text.matchAll(/(?:\bicon\("|\bempty_state\("|\bicon ?= ?"|icons\.svg#)([a-z0-9-]+)/g)) names.add(name);
}

const symbols = [...names].sort().map((name) => {
  const svg = readFileSync(join(modules, `lucide-static/icons/${name}.svg`), "utf8");
  const shapes = svg.match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].replace(/\s+/g, " ").replace(/ ?\/> ?/g, "/>").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
});
writeFileSync(
  join(assets, "icons.svg"),
  `<!-- Lucide icons, ISC licence. Drawn by vendor/update.mjs. -->\n<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`,
);
console.log(`${symbols.length} icons`);
