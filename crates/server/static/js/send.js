// A form that only leads on is sent at once; without JavaScript its button does it.
document.querySelector("form[data-send-at-once]")?.requestSubmit();
