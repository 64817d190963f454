// A form that comes back with an error begins at the field that is wrong, whatever else would have the focus.
document.querySelector("main [aria-invalid=true]")?.focus();
