// The command palette, Ctrl-K: the sidebar's links, what the page offers (data-palette), and, where the dialog
// names the API's list of tenants in data-search, those that it finds, at the address in data-found.
const dialog = document.getElementById("palette");
const input = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");
const none = dialog?.querySelector(".palette-none");
let options = [];
let chosen = 0;
let asked = 0;

function local() {
  return [...document.querySelectorAll("[data-palette], .nav-link")].map((link) => ({
    label: link.dataset.palette || link.textContent.trim(),
    kind: link.classList.contains("nav-link") ? "Go to" : "Action",
    icon: link.querySelector("use")?.getAttribute("href") ?? "/static/icons.svg#arrow-right",
    link,
  }));
}

function draw(found) {
  options = found;
  chosen = 0;
  list.replaceChildren(...found.map((item, index) => {
    const row = document.createElement("li");
    row.id = `palette-${index}`;
    row.setAttribute("role", "option");
    const icon = list.ownerDocument.getElementById("palette-icon").content.firstElementChild.cloneNode(true);
    icon.querySelector("use").setAttribute("href", item.icon ?? "/static/icons.svg#arrow-right");
    const kind = document.createElement("small");
    kind.textContent = item.kind;
    row.append(icon, item.label, kind);
    row.addEventListener("click", () => go(item));
    row.addEventListener("pointermove", () => choose(index));
    return row;
  }));
  none.hidden = found.length > 0;
  choose(0);
}

function choose(index) {
  chosen = index;
  [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
  const row = list.children[index];
  row?.scrollIntoView({ block: "nearest" });
  if (row) input.setAttribute("aria-activedescendant", row.id);
  else input.removeAttribute("aria-activedescendant");
}

function go(item) {
  dialog.close();
  if (item.link) item.link.click();
  else location.assign(item.href);
}

async function search() {
  const text = input.value.trim().toLowerCase();
  const here = local().filter((item) => item.label.toLowerCase().includes(text));
  draw(here);
  const turn = ++asked;
  if (text === "" || !dialog.dataset.search) return;
  // Not for every letter of a word that is being typed.
  await new Promise((resolve) => setTimeout(resolve, 150));
  if (turn !== asked) return;
  const answer = await fetch(`${dialog.dataset.search}?limit=8&search=${encodeURIComponent(text)}`);
  if (!answer.ok || turn !== asked) return;
  const { items } = await answer.json();
  const tenants = items.map((item) => ({
    label: item.name,
    kind: "Tenant",
    icon: "/static/icons.svg#building-2",
    href: `${dialog.dataset.found}${item.slug}`,
  }));
  draw([...here, ...tenants]);
}

export function openPalette() {
  if (!dialog || dialog.open) return;
  input.value = "";
  draw(local());
  dialog.showModal();
}

input?.addEventListener("input", search);
input?.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") choose(Math.min(chosen + 1, options.length - 1));
  else if (event.key === "ArrowUp") choose(Math.max(chosen - 1, 0));
  else if (event.key === "Enter" && options[chosen]) go(options[chosen]);
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-palette]")) openPalette();
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
  }
});
