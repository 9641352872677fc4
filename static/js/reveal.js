// Shows a part of a form only where an answer calls for it:
//   data-shown-when="channel=forwarded"  or  data-shown-when="channel=forwarded|post"
// What is hidden is also switched off, so that it is neither sent nor asked for. Without a script
// everything is shown and the server sorts out what applies.
(() => {
  "use strict";

  function applies(form, condition) {
    const [name, values] = condition.split("=");
    const wanted = values.split("|");
    return new FormData(form).getAll(name).some((value) => wanted.includes(value));
  }

  function refresh(form) {
    for (const part of form.querySelectorAll("[data-shown-when]")) {
      const shown = applies(form, part.dataset.shownWhen);
      part.hidden = !shown;
      for (const element of part.querySelectorAll("input, select, textarea, button")) {
        element.disabled = !shown;
      }
    }
  }

  const known = new WeakSet();

  function start() {
    for (const form of document.querySelectorAll("form:has([data-shown-when])")) {
      refresh(form);
      if (known.has(form)) continue;
      known.add(form);
      form.addEventListener("change", () => refresh(form));
      form.addEventListener("reset", () => setTimeout(() => refresh(form)));
    }
  }

  start();
  // A form that comes back with errors is swapped into the page.
  document.addEventListener("htmx:load", start);
})();
