// Live progress: an element with data-progress listens to that address (server-sent events). Each `progress` event
// carries the steps as HTML that the server rendered from the same template; `done` leads on to data-done.
for (const place of document.querySelectorAll("[data-progress]")) {
  const events = new EventSource(place.dataset.progress);
  events.addEventListener("progress", (event) => {
    place.innerHTML = event.data;
  });
  events.addEventListener("done", () => {
    events.close();
    location.replace(place.dataset.done);
  });
  window.addEventListener("pagehide", () => events.close());
}
