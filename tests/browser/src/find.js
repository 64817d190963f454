// Finds what a person would find by its name: arguments are the kind, the name, the row and the section. An open dialog
// hides what is behind it. Answers all that match.
const [kind, name, row, section] = arguments;
const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const text = (element) => {
  const unread = [...element.querySelectorAll("[aria-hidden=true]")].map((part) => [part, part.style.display]);
  for (const [part] of unread) part.style.display = "none";
  const read = plain(element.innerText ?? element.textContent);
  for (const [part, display] of unread) part.style.display = display;
  return read;
};
const seen = (element) => element.checkVisibility({ visibilityProperty: true });

const called = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) return plain(by.split(" ").map((id) => text(document.getElementById(id))).join(" "));
  if (element.hasAttribute("aria-label")) return plain(element.getAttribute("aria-label"));
  const labels = [...(element.labels ?? [])].map((label) => {
    const only = label.querySelector("strong");
    return text(only ?? label).replace(/ \(optional\)$/, "");
  });
  return labels.length > 0 ? labels.join(" ") : text(element);
};

let places = [[...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body];
if (section !== "") {
  places = places.flatMap((place) => [...place.querySelectorAll("section, form, aside, nav, table, dialog")])
    .filter((found) => seen(found) && (called(found) === section || text(found.querySelector("h1, h2, h3") ?? found) === section));
  places = places.filter((found) => !places.some((other) => other !== found && other.contains(found)));
}
if (row !== "") {
  places = places.flatMap((place) => [...place.querySelectorAll("tr, li")])
    .filter((found) => seen(found) && text(found).includes(row) && !found.querySelector("tr, li"));
}

const kinds = {
  button: "button, a[href], summary, [role=option], input[type=submit]",
  field: "input:not([type=hidden]):not([type=submit]), select, textarea",
  cell: "td, th, dd",
};
return [...new Set(places.flatMap((place) => [...place.querySelectorAll(kinds[kind])]))]
  .filter((found) => seen(found) && called(found) === plain(name));
