// [data-print] prints the page. After the receipt is printed, [data-after-print] (the next
// petition) has the focus: one Enter away.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
  window.addEventListener("afterprint", () => {
    document.querySelector("[data-after-print]")?.focus();
  });
})();
