// Security keys. The talk with the key is allauth's (mfa/js/webauthn.js); this tells it which
// button and which field of the page it is about:
//   data-security-key="addForm|authenticateForm"  on the button, which is shown where keys work
//   data-credential="id"                          the field that carries the key's answer
//   #security-key-data                            what the server asks of the key
//   #security-key-failed                          shown when the key did not answer
(() => {
  "use strict";
  const button = document.querySelector("[data-security-key]");
  const failed = document.getElementById("security-key-failed");
  if (!button || !window.PublicKeyCredential) return;

  // Somebody who withdraws, or a key that is not the account's, is no fault of the program.
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    failed.hidden = false;
    button.focus();
  });
  button.addEventListener("click", () => (failed.hidden = true));

  const ids = { credential: button.dataset.credential, data: "security-key-data" };
  ids[button.dataset.securityKey === "addForm" ? "add" : "authenticate"] = button.id;
  window.allauth.webauthn.forms[button.dataset.securityKey]({ ids });
  button.hidden = false;
})();
