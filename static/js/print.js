// [data-print] prints the page; its closed [data-print-open] parts are opened for the paper.
// [data-print-frame="id"] prints the PDF in that frame; where the browser shows no PDF in a frame,
// the link opens it instead. Afterwards [data-after-print] has the focus: one Enter away.
(() => {
  "use strict";
  const opened = [];

  function moveOn() {
    document.querySelector("[data-after-print]")?.focus();
  }

  function printFrame(link) {
    const frame = document.getElementById(link.dataset.printFrame);
    const isShown = frame?.offsetParent; // a phone shows the link only
    if (!navigator.pdfViewerEnabled || !isShown) return false;
    try {
      frame.contentWindow.focus();
      frame.contentWindow.print();
    } catch {
      return false; // the browser's viewer does not let the page print it
    }
    return true;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    const link = event.target.closest("[data-print-frame]");
    if (!link) return;
    if (printFrame(link)) event.preventDefault();
    moveOn();
  });

  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details[data-print-open]:not([open])")) {
      part.open = true;
      opened.push(part);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened.splice(0)) part.open = false;
  });
})();
