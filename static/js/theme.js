// Light, dark, or as the machine is set. Loaded before the page is painted, so that a dark desk
// never flashes white; the choice stays on this machine.
(() => {
  "use strict";
  const KEY = "donthu.theme";
  const root = document.documentElement;
  const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem(KEY) ?? "auto";
    } catch {
      return "auto"; // storage is closed to us: follow the machine
    }
  }

  function show(theme) {
    const dark = theme === "dark" || (theme === "auto" && systemIsDark.matches);
    root.dataset.bsTheme = dark ? "dark" : "light";
    for (const button of document.querySelectorAll("[data-theme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.theme === theme));
    }
  }

  root.dataset.script = "";
  show(chosen());
  systemIsDark.addEventListener("change", () => show(chosen()));
  document.addEventListener("DOMContentLoaded", () => show(chosen()));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme]");
    if (!button) return;
    show(button.dataset.theme);
    try {
      localStorage.setItem(KEY, button.dataset.theme);
    } catch {
      // storage is closed to us: the choice holds for this page
    }
  });
})();
