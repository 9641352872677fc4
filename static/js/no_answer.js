// When a request made by the page itself fails (the network, a refusal, an ended session), the
// officer is told; silence would look like success.
(() => {
  "use strict";
  function tell() {
    const messages = document.getElementById("messages");
    const notice = document.getElementById("no-answer-notice").content.cloneNode(true);
    messages.replaceChildren(notice);
    messages.scrollIntoView({ block: "nearest" });
  }

  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, tell);
  }
})();
