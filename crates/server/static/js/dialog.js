// Dialogs open with the platform's own `command`/`commandfor`; this does the same in browsers without it,
// closes on a click outside, and closes an open user menu the same way.
const native = "command" in HTMLButtonElement.prototype;

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[commandfor]");
  if (button && !native) {
    const dialog = document.getElementById(button.getAttribute("commandfor"));
    if (button.getAttribute("command") === "show-modal") dialog.showModal();
    else dialog.close();
  }
  if (event.target instanceof HTMLDialogElement && event.target.open) {
    const box = event.target.getBoundingClientRect();
    const outside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
    if (outside) event.target.close();
  }
  for (const menu of document.querySelectorAll("details.user-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.user-menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A form whose answer was an error comes back with its dialog marked open.
document.querySelector("dialog[data-open]")?.showModal();

// data-confirm-text: the button stays off until exactly this was typed. The server checks again.
document.addEventListener("input", (event) => {
  const wanted = event.target.dataset?.confirmText;
  if (wanted === undefined) return;
  const submit = event.target.form.querySelector("[type=submit]");
  submit.disabled = event.target.value.trim() !== wanted;
});
for (const input of document.querySelectorAll("[data-confirm-text]")) {
  input.form.querySelector("[type=submit]").disabled = true;
}
