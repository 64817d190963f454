// Following a log: a button with data-live listens to that address (server-sent events) and puts the rows of each `rows` event, as the server
// rendered them, on top of the list that data-live-into names. Paused, it counts them and shows them when it goes on.
const FOLLOWING = "Following. New events appear on top.";

for (const button of document.querySelectorAll("[data-live]")) {
  const list = document.getElementById(button.dataset.liveInto);
  const note = document.getElementById(`${button.dataset.liveInto}-note`);
  let events;
  let waiting = [];
  let paused = false;

  const say = (text) => {
    note.textContent = text;
    note.hidden = !text;
  };

  const rows = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return [...template.content.children];
  };

  const label = (count) => `${count} new ${count === 1 ? "event" : "events"}`;

  const show = () => {
    for (const row of waiting.splice(0).reverse()) {
      row.dataset.new = "";
      list.prepend(row);
    }
    document.dispatchEvent(new CustomEvent("htmx:after:swap"));
  };

  const state = () => {
    button.setAttribute("aria-pressed", String(Boolean(events) && !paused));
    button.textContent = !events ? "Follow live" : paused ? "Go on" : "Pause";
  };

  const over = (why) => {
    events.close();
    events = undefined;
    say(`Following has ended: ${why}.`);
    state();
  };

  button.addEventListener("click", () => {
    if (!events) {
      events = new EventSource(button.dataset.live);
      events.addEventListener("open", () => paused || say(FOLLOWING));
      events.addEventListener("rows", (event) => {
        waiting.unshift(...rows(event.data));
        if (paused) say(`Paused. ${label(waiting.length)}.`);
        else {
          say(`${label(waiting.length)} since the last look.`);
          show();
        }
      });
      events.addEventListener("over", () => over("you may not read this log any more, or are signed out"));
      // What is answered with no events is not tried again.
      events.addEventListener("error", () => events?.readyState === EventSource.CLOSED && over("load the page again, and close another that you follow if you follow several"));
      window.addEventListener("pagehide", () => events?.close());
    } else {
      paused = !paused;
      if (paused) say("Paused.");
      else {
        say(waiting.length ? `${label(waiting.length)} shown.` : FOLLOWING);
        show();
      }
    }
    state();
  });
}
