// In a form with data-save-when-changed the button is there only while something differs from what the server sent.
function update(form) {
  const changed = [...form.querySelectorAll("option")].some((option) => option.selected !== option.defaultSelected);
  form.querySelector("[type=submit]").hidden = !changed;
}

function all() {
  for (const form of document.querySelectorAll("form[data-save-when-changed]")) update(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-save-when-changed]");
  if (form) update(form);
});
document.addEventListener("htmx:after:swap", all);
all();
