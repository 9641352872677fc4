// The keys of the desk. J and K move between the rows of a list: they put the focus on the row's
// own link or button, so that Enter does what Enter always does.
(() => {
  "use strict";
  const KEY = "donthu.letter-keys";
  const help = document.getElementById("keys");
  const letters = document.getElementById("letter-keys");

  // A person who speaks to the machine can switch keys without Ctrl off (WCAG 2.1.4).
  function lettersAreOn() {
    return letters === null || letters.checked;
  }

  function isTyping(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  function move(step) {
    const rows = [...document.querySelectorAll("[data-row]")];
    if (rows.length === 0) return;
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), rows.length - 1);
    rows[next].querySelector("[data-row-open]")?.focus();
    rows[next].scrollIntoView({ block: "nearest" });
  }

  // The form somebody is in goes before the page's own: Ctrl+Enter in the reason for a return must
  // not approve.
  function formToSend() {
    const near = document.activeElement?.closest("main form[method=post], main details:has(form)");
    if (near) return near.matches("form") ? near : near.querySelector("form");
    return document.querySelector("form[data-primary]");
  }

  function onControlKey(event) {
    if (event.key.toLowerCase() === "k") {
      const search = document.getElementById("search");
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Enter") {
      const form = formToSend();
      if (!form) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector("[type=submit]:not([data-secondary])"));
    }
  }

  function onPlainKey(event) {
    if (isTyping(event.target) || !lettersAreOn()) return;
    if (event.key === "j" || event.key === "J") move(1);
    else if (event.key === "k" || event.key === "K") move(-1);
    else if (event.key === "?") help?.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey) onControlKey(event);
    else if (!event.ctrlKey && !event.metaKey && !event.altKey) onPlainKey(event);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-open]")) help?.showModal();
    if (event.target.closest("[data-keys-close]")) help?.close();
  });

  if (letters) {
    try {
      letters.checked = localStorage.getItem(KEY) !== "off";
      letters.addEventListener("change", () => {
        localStorage.setItem(KEY, letters.checked ? "on" : "off");
      });
    } catch {
      // storage is closed to us: the box holds for this page
    }
  }
})();
