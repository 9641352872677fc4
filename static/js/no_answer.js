// When a request made by the page itself fails (the network, a refusal, an ended session), the
// officer is told; silence would look like success. The log-in page that an ended session answers
// with is not put in the place of what was typed.
(() => {
  "use strict";
  const TOO_LONG = 413;
  const ENDED = "session-ended-notice";

  // Where the answer came from: after a redirect, another address than the one asked.
  function answered(xhr) {
    return new URL(xhr.responseURL || window.location.href, window.location.href).pathname;
  }

  function kindOf(xhr) {
    if (xhr?.status === TOO_LONG) return "too-long-notice";
    const logIn = document.getElementById(ENDED).content.querySelector("a");
    return xhr && answered(xhr) === logIn.getAttribute("href") ? ENDED : "no-answer-notice";
  }

  function tell(event) {
    const messages = document.getElementById("messages");
    const notice = document.getElementById(kindOf(event.detail.xhr)).content.cloneNode(true);
    messages.replaceChildren(notice);
    messages.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo } = event.detail;
    const asked = new URL(pathInfo.requestPath, window.location.href).pathname;
    if (answered(xhr) === asked) return;
    event.detail.shouldSwap = false;
    tell(event);
  });

  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, tell);
  }
})();
