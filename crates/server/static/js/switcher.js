// The list of tenants to go to is asked for when it is opened, and then as one types.
for (const switcher of document.querySelectorAll("details.switcher")) {
  switcher.addEventListener("toggle", () => {
    if (!switcher.open) return;
    const input = switcher.querySelector("input");
    input.focus();
    input.dispatchEvent(new Event("opened"));
  });
}
