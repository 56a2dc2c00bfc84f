/* The source, the moment of the data and the code of the snapshot go to the foot of every sheet:
   the margin of a sheet takes its text and its picture from variables of the root, see
   assets/print.css. What is not fixed says so and names its address. A slide says all of it itself,
   on a sheet that lies. */
"use strict";

(function () {
  const WORDS = "--origin-of-data";
  const SQUARE = "--square-of-data";
  const LONGEST = 400;
  // Firefox has no margins of a sheet to write in: there the last line of the page says it all.
  const MARGINS_SAY = "CSSMarginRule" in window;
  const STAGE = "main.stage";
  const LYING = "sheet-of-slides";

  function text(selector) {
    const part = document.querySelector(selector);
    return part ? part.textContent.replace(/[ \t\r\n]+/g, " ").trim() : "";
  }

  // A page that the server prints stands at an address of the printer's own, and the operator may
  // have given the site another name than the one in the bar: then the page says which to write.
  function address() {
    const site = document.querySelector('meta[name="site-address"]');
    const here = window.location.pathname + window.location.search + window.location.hash;
    let said = (site ? site.content : window.location.origin) + here;
    try {
      said = decodeURI(said);
    } catch (error) {
      // It stays as it is written.
    }
    return said.length > LONGEST ? said.slice(0, LONGEST) + "…" : said;
  }

  // Safari knows no sheets by name, and would lay slides on the upright sheet of the other pages.
  // A rule of a style sheet cannot ask which page is shown: it would stay for the next one.
  function layDown() {
    const lying = document.createElement("style");
    lying.id = LYING;
    lying.textContent = "@page { size: A4 landscape; margin: 10mm; @bottom-right { content: none; } }";
    document.head.append(lying);
  }

  window.addEventListener("beforeprint", function () {
    if (document.querySelector(STAGE)) {
      // Slides say all of the rest themselves.
      layDown();
      return;
    }
    const code = text(".snapshot-paper b");
    const square = document.querySelector(".snapshot-paper img");
    const fixed = code || "Вид не зафиксирован, числа могут измениться: " + address();
    const said = [text("footer .origin"), fixed].filter(Boolean).join(" · ");
    document.documentElement.style.setProperty(WORDS, JSON.stringify(said));
    document.documentElement.toggleAttribute("data-margins-say", MARGINS_SAY);
    if (square) {
      document.documentElement.style.setProperty(SQUARE, "url(" + JSON.stringify(square.src) + ")");
    }
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("#" + LYING).forEach((lying) => lying.remove());
    document.documentElement.style.removeProperty(WORDS);
    document.documentElement.removeAttribute("data-margins-say");
    document.documentElement.style.removeProperty(SQUARE);
  });
})();
