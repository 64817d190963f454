// The banner of a visit counts its minutes down, and says when the visit is over. Without a script it says how many there were.
const banner = document.querySelector("[data-visit-ends]");

function count() {
  const minutes = Math.floor((new Date(banner.dataset.visitEnds) - Date.now()) / 60_000);
  if (minutes < 0) {
    clearInterval(counting);
    for (const part of banner.querySelectorAll("[data-visit-goes-on]")) part.hidden = true;
    const over = banner.querySelector("[role=status]");
    over.hidden = false;
    over.textContent = over.dataset.visitOver;
    return;
  }
  const words = minutes === 0 ? "Less than a minute" : minutes === 1 ? "1 minute" : `${minutes} minutes`;
  banner.querySelector("[data-visit-left]").textContent = words;
}

const counting = banner && setInterval(count, 1_000);
