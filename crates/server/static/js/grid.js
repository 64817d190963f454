// Staged edits: in a form with data-grid, ticks that differ from what the server sent are marked and counted,
// and a bar offers to save or discard them. Without a script the form has its plain Save button.
const form = document.querySelector("form[data-grid]");

if (form) {
  const bar = form.querySelector("[data-save-bar]");
  const count = bar.querySelector("[data-count]");
  const boxes = () => form.querySelectorAll("input[type=checkbox]");
  const changes = () => [...boxes()].filter((box) => box.checked !== box.defaultChecked);
  let sending = false;

  const update = () => {
    for (const box of boxes()) box.classList.toggle("changed", box.checked !== box.defaultChecked);
    const many = changes().length;
    bar.hidden = many === 0;
    count.textContent = many === 1 ? "1 unsaved change" : `${many} unsaved changes`;
  };

  form.addEventListener("change", update);
  form.addEventListener("reset", () => setTimeout(update));
  form.addEventListener("submit", () => {
    sending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && changes().length > 0) event.preventDefault();
  });
  update();
}
