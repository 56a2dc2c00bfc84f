/* The source and the moment of the data go to the foot of every sheet: the margin of a sheet
   takes its text from a variable of the root, see assets/print.css. */
"use strict";

(function () {
  const WORDS = "--origin-of-data";

  window.addEventListener("beforeprint", function () {
    const origin = document.querySelector("footer .origin");
    const text = origin ? origin.textContent.replace(/[ \t\r\n]+/g, " ").trim() : "";
    document.documentElement.style.setProperty(WORDS, JSON.stringify(text));
  });
  window.addEventListener("afterprint", function () {
    document.documentElement.style.removeProperty(WORDS);
  });
})();
