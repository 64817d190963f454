// Dialogs open with the platform's own `command`/`commandfor`; this does the same in browsers without it,
// closes on a click outside, and closes an open menu the same way.
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
  for (const menu of document.querySelectorAll("details:is(.user-menu, .switcher)[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details:is(.user-menu, .switcher)[open]")) {
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

// data-in-dialog: the part with that id of the page that a link leads to, in a dialog right here. Without a script the link leads there.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-in-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const response = await fetch(link.href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const part = page.getElementById(link.dataset.inDialog);
  if (!response.ok || !part) return location.assign(link.href);
  const dialog = document.createElement("dialog");
  dialog.className = "dialog-wide";
  dialog.setAttribute("aria-labelledby", part.getAttribute("aria-labelledby"));
  const close = document.createElement("button");
  close.className = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  const foot = document.createElement("div");
  foot.className = "dialog-foot";
  foot.append(close);
  dialog.append(part, foot);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
});
