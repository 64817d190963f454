// Toasts: the server's flash arrives as one; scripts call toast(text, kind).
const region = document.getElementById("toasts");

function leave(item) {
  item.remove();
}

function watch(item) {
  // Good news goes by itself, but not while somebody reads it; a warning or error waits to be dismissed.
  if (item.dataset.kind === "error" || item.dataset.kind === "warning") return;
  let timer = setTimeout(leave, 6000, item);
  for (const stop of ["pointerenter", "focusin"]) item.addEventListener(stop, () => clearTimeout(timer));
  for (const go of ["pointerleave", "focusout"]) {
    item.addEventListener(go, () => {
      clearTimeout(timer);
      timer = setTimeout(leave, 3000, item);
    });
  }
}

export function toast(text, kind = "success") {
  const item = document.getElementById("toast-template").content.firstElementChild.cloneNode(true);
  item.dataset.kind = kind;
  item.querySelector("p").textContent = text;
  region.append(item);
  watch(item);
}

region?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dismiss]");
  if (button) leave(button.closest(".toast"));
});

// Put the server's flash in again: a live region speaks only of what is added after it is there.
for (const item of region?.querySelectorAll(".toast") ?? []) {
  setTimeout(() => {
    region.append(item);
    watch(item);
  }, 100);
}
