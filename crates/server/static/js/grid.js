// Staged edits: in a form with data-grid, ticks that differ from what is granted (data-granted) are marked and counted,
// and a bar offers to save or discard them. Without a script the form has its plain Save button.
const form = document.querySelector("form[data-grid]");

if (form) {
  const bar = form.querySelector("[data-save-bar]");
  const count = bar.querySelector("[data-count]");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const granted = (box) => "granted" in box.dataset;
  const changed = (box) => box.checked !== granted(box);
  let sending = false;

  const update = () => {
    for (const box of boxes) box.classList.toggle("changed", changed(box));
    const many = boxes.filter(changed).length;
    bar.hidden = many === 0;
    count.textContent = many === 1 ? "1 unsaved change" : `${many} unsaved changes`;
  };

  form.addEventListener("change", update);
  // A form that came back with changes in it is reset to what is granted, not to them.
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const box of boxes) box.checked = granted(box);
    update();
  });
  form.addEventListener("submit", () => {
    sending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && boxes.some(changed)) event.preventDefault();
  });
  update();
}
