// Show or hide a password, and say roughly how strong it is. The server measures properly and decides.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reveal]");
  if (!button) return;
  const input = document.getElementById(button.dataset.reveal);
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
  const use = button.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, shown ? "#eye-off" : "#eye"));
});

const words = ["At least 12 characters.", "Too easy to guess.", "Getting there.", "Good.", "Strong."];

function score(text) {
  if (text.length < 12) return text.length === 0 ? 0 : 1;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length;
  const variety = new Set(text.toLowerCase()).size;
  if (variety < 6 || /^(.{1,4})\1+$/.test(text)) return 1;
  return Math.min(4, 1 + (variety >= 8) + (text.length >= 16 || kinds >= 3) + (text.length >= 20 || (kinds >= 3 && text.length >= 14)));
}

document.addEventListener("input", (event) => {
  const meter = document.getElementById(`${event.target.id}-strength`);
  if (!meter) return;
  const value = score(event.target.value);
  meter.dataset.score = value;
  const hint = document.getElementById(`${event.target.id}-help`);
  hint.textContent = event.target.value.length > 0 && event.target.value.length < 12
    ? `${12 - event.target.value.length} more characters.`
    : words[value];
});
