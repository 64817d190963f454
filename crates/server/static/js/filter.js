// A field that hides the rows of a table that do not hold its words. What is hidden stays in the form.
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.dataset.filterRows) return;
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const group of document.querySelectorAll(`${field.dataset.filterRows} tbody`)) {
    const rows = [...group.querySelectorAll("tr[data-text]")];
    for (const row of rows) {
      const text = row.dataset.text.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    group.hidden = rows.every((row) => row.hidden);
  }
});
