// Menus are <details class="menu">: they open without a script. This closes them on Esc (the
// focus goes back to the menu's name), on a click elsewhere, and when the focus leaves.
(() => {
  "use strict";
  const openMenus = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  function closeOthers(event) {
    for (const menu of openMenus()) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  }
  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
})();
