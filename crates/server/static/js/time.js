// <time datetime> shows the exact time without a script; with one, how long ago, and the exact local time on hover.
const ago = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
const full = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const exact = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" });
const units = [["second", 60], ["minute", 60], ["hour", 24], ["day", 7]];

function words(date) {
  let amount = (date - Date.now()) / 1000;
  if (Math.abs(amount) < 10) return "just now";
  for (const [unit, size] of units) {
    if (Math.abs(amount) < size) return ago.format(Math.round(amount), unit);
    amount /= size;
  }
  return day.format(date);
}

function update() {
  for (const time of document.querySelectorAll("time[datetime]")) {
    const date = new Date(time.dateTime);
    if (Number.isNaN(date.getTime())) continue;
    time.textContent = time.dataset.format === "full" ? full.format(date) : words(date);
    time.title = exact.format(date);
  }
}

update();
setInterval(update, 30_000);
document.addEventListener("htmx:after:swap", update);
