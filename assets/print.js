/* The source, the moment of the data and the code of the snapshot go to the foot of every sheet:
   the margin of a sheet takes its text and its picture from variables of the root, see
   assets/print.css. What is not fixed says so and names its address. */
"use strict";

(function () {
  const WORDS = "--origin-of-data";
  const SQUARE = "--square-of-data";
  const LONGEST = 150;

  function text(selector) {
    const part = document.querySelector(selector);
    return part ? part.textContent.replace(/[ \t\r\n]+/g, " ").trim() : "";
  }

  function address() {
    let said = window.location.href;
    try {
      said = decodeURI(said);
    } catch (error) {
      // It stays as it is written.
    }
    return said.length > LONGEST ? said.slice(0, LONGEST) + "…" : said;
  }

  window.addEventListener("beforeprint", function () {
    if (document.querySelector("main.stage")) {
      // Slides say all of it themselves.
      return;
    }
    const code = text(".snapshot-paper b");
    const square = document.querySelector(".snapshot-paper img");
    const fixed = code || "Вид не зафиксирован, числа могут измениться: " + address();
    const said = [text("footer .origin"), fixed].filter(Boolean).join(" · ");
    document.documentElement.style.setProperty(WORDS, JSON.stringify(said));
    if (square) {
      document.documentElement.style.setProperty(SQUARE, "url(" + JSON.stringify(square.src) + ")");
    }
  });
  window.addEventListener("afterprint", function () {
    document.documentElement.style.removeProperty(WORDS);
    document.documentElement.style.removeProperty(SQUARE);
  });
})();
