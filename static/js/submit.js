// A form that writes is sent once: its buttons rest until the answer comes. The server holds the
// same line with an idempotency key; this spares the officer the doubt.
(() => {
  "use strict";
  const sent = new Map(); // form → the buttons that were switched off

  function isOnce(form, button) {
    // What opens beside the page leaves the page, and its buttons, as they are.
    const stays = form.target || button?.formTarget || form.dataset.again !== undefined;
    const byHtmx = form.matches("[hx-post], [data-hx-post]");
    return form.method === "post" && !stays && !byHtmx;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !isOnce(form, event.submitter)) return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    const buttons = [...form.elements].filter((e) => e.type === "submit" && !e.disabled);
    sent.set(form, buttons);
    document.getElementById("wait-bar")?.classList.add("htmx-request");
    // Later, because a disabled button's own name and value are not sent.
    setTimeout(() => buttons.forEach((button) => (button.disabled = true)));
  });

  // Back in the browser's history shows the page as it was left: with its buttons at rest.
  window.addEventListener("pageshow", () => {
    for (const buttons of sent.values()) {
      buttons.forEach((button) => (button.disabled = false));
    }
    sent.clear();
    document.getElementById("wait-bar")?.classList.remove("htmx-request");
  });
})();
