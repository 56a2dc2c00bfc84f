/* What the server sent as markup is put in its place before anything is painted: see
   layouts/markup/assembly.py. The server escapes every text in it. */
"use strict";

(function () {
  const SENT = "data-tags";

  function settle() {
    document.querySelectorAll("[" + SENT + "]").forEach(function (host) {
      host.innerHTML = host.getAttribute(SENT);
      host.removeAttribute(SENT);
    });
  }

  new MutationObserver(settle).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: [SENT],
  });
})();
