// Keys: ? lists them, / goes to the page's search, g and a letter goes to the sidebar link with that data-key.
const dialog = document.getElementById("shortcuts");
const list = dialog?.querySelector("[data-go-keys]");

function pair(label, keys) {
  const row = document.createElement("div");
  const term = document.createElement("dt");
  term.textContent = label;
  const what = document.createElement("dd");
  what.append(...keys.map((key) => Object.assign(document.createElement("kbd"), { textContent: key })));
  row.append(term, what);
  return row;
}

for (const link of document.querySelectorAll(".nav-link[data-key]")) {
  list?.append(pair(link.textContent.trim(), ["g", link.dataset.key]));
}

let awaiting = 0;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
  if (Date.now() - awaiting < 1200) {
    awaiting = 0;
    const link = document.querySelector(`.nav-link[data-key="${CSS.escape(event.key)}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
    return;
  }
  if (event.key === "g") awaiting = Date.now();
  else if (event.key === "?") dialog?.showModal();
  else if (event.key === "/") {
    const search = document.querySelector("main input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
});
