// Live progress: an element with data-progress listens to that address (server-sent events). Each `progress` event
// carries the steps as HTML that the server rendered from the same template; `done` loads the page anew; `gone` says
// where to go, for what was watched is deleted.
for (const place of document.querySelectorAll("[data-progress]")) {
  const events = new EventSource(place.dataset.progress);
  events.addEventListener("progress", (event) => {
    place.innerHTML = event.data;
  });
  events.addEventListener("done", () => {
    events.close();
    location.reload();
  });
  events.addEventListener("gone", (event) => {
    events.close();
    location.replace(event.data);
  });
  window.addEventListener("pagehide", () => events.close());
}
