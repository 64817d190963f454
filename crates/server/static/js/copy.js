// Copy buttons: data-copy holds the text, or data-copy-from the id of the element that does.
import { toast } from "./toast.js";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-copy-from]");
  if (!button) return;
  const text = button.dataset.copy ?? document.getElementById(button.dataset.copyFrom).textContent;
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied to the clipboard");
  } catch {
    // The clipboard exists only on https and localhost.
    toast("This browser would not copy. Select the text and copy it by hand.", "error");
  }
});
