// Suggests a slug from a name until somebody types one: data-slug-from is the id of the name.
for (const slug of document.querySelectorAll("[data-slug-from]")) {
  const name = document.getElementById(slug.dataset.slugFrom);
  let own = slug.value !== "";
  slug.addEventListener("input", () => {
    own = slug.value !== "";
  });
  name.addEventListener("input", () => {
    if (own) return;
    slug.value = name.value.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
  });
}
