// When a request made by the page itself fails (the network, a refusal, an ended session), the
// officer is told; silence would look like success. The log-in page that an ended session answers
// with is not put in the place of what was typed.
(() => {
  "use strict";
  const TOO_LONG = 413;

  function tell(event) {
    const messages = document.getElementById("messages");
    const kind = event.detail.xhr?.status === TOO_LONG ? "too-long-notice" : "no-answer-notice";
    const notice = document.getElementById(kind).content.cloneNode(true);
    messages.replaceChildren(notice);
    messages.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo } = event.detail;
    const answered = new URL(xhr.responseURL, window.location.href).pathname;
    const asked = new URL(pathInfo.requestPath, window.location.href).pathname;
    if (answered === asked) return;
    event.detail.shouldSwap = false;
    tell(event);
  });

  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, tell);
  }
})();
