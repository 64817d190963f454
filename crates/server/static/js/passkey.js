// Forms that are sent with a passkey: data-passkey says whether one is made ("create") or shown ("get"). What the browser is asked for is in
// data-options, or is got from data-begin first. Bytes are base64url on the way.
const words = {
  NotAllowedError: "Nothing was done: it was cancelled, or it took too long. Try again.",
  InvalidStateError: "This device has a passkey for your account already. Use it, or choose another device.",
  NotSupportedError: "This device cannot make such a passkey. Use another one, or a security key.",
  SecurityError: "This address cannot have passkeys. Use your password.",
};

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function withBytes(options) {
  const read = { ...options, challenge: bytes(options.challenge) };
  if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    read[list] = (options[list] ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  }
  return read;
}

function asText({ id, rawId, type, response }) {
  const said = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    said.attestationObject = text(response.attestationObject);
    said.transports = response.getTransports?.() ?? [];
  } else {
    said.authenticatorData = text(response.authenticatorData);
    said.signature = text(response.signature);
    said.userHandle = response.userHandle ? text(response.userHandle) : null;
  }
  return JSON.stringify({ id, rawId: text(rawId), type, response: said });
}

async function asked(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const response = await fetch(form.dataset.begin, { method: "POST" });
  const answer = await response.json().catch(() => ({}));
  if (!answer.options) throw new Error(answer.detail ?? "Nothing came of it. Load the page again.");
  form.elements.ceremony.value = answer.ceremony;
  return answer.options;
}

async function send(form) {
  if (!window.PublicKeyCredential) throw new Error("This browser knows no passkeys at this address. Use your password.");
  const publicKey = withBytes(await asked(form));
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
  form.elements.credential.value = asText(credential);
  form.submit();
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-passkey]");
  if (!form) return;
  event.preventDefault();
  const [button, error] = [form.querySelector("[type=submit]"), form.querySelector("[data-passkey-error]")];
  button.disabled = true;
  error.hidden = true;
  try {
    await send(form);
  } catch (reason) {
    error.querySelector("div").textContent = words[reason.name] ?? reason.message;
    error.hidden = false;
  } finally {
    button.disabled = false;
  }
});
