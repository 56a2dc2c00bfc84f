/* On a phone a long page is a list of headings: the first part is open, a heading opens and closes
   its own, the controls of the question wait behind a button. On «Обзор» only the controls do. What was opened stays open while the
   page is redrawn; a link to a part opens it. Wide windows and paper show everything: only the
   rules of assets/pages/detail.css for narrow screens hide anything. */
"use strict";

(function () {
  const NARROW = window.matchMedia("(max-width: 640px)");
  const QUESTION = "ask";
  /* What the address says of the list alone: who asks so looks at the list. */
  const OF_THE_LIST = /[?&](status|owner|q|sort|page|level|provider|format|project|category|audience)=/;
  const opened = new Map();
  let path = null;
  let named = null;

  function headOf(panel) {
    return panel.querySelector(":scope > h2, :scope > .heading > h2");
  }

  function panelsOf(page) {
    return Array.from(page.querySelectorAll(".panel")).filter(function (panel) {
      return headOf(panel) && !panel.parentElement.closest(".panel");
    });
  }

  function titleOf(panel) {
    return headOf(panel).firstChild.textContent.trim();
  }

  function turn(part, button, isOpen) {
    part.toggleAttribute("data-folded", !isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
  }

  function buttonIn(box, className) {
    const found = box.querySelector(":scope > ." + className);
    if (found) {
      return found;
    }
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    box.append(made);
    return made;
  }

  function fold(panel, place) {
    const title = titleOf(panel);
    const button = buttonIn(headOf(panel), "fold-turn");
    button.setAttribute("aria-label", title);
    const isAsked = panel.querySelector(".row-table, .nothing") && OF_THE_LIST.test(window.location.search);
    turn(panel, button, opened.has(title) ? opened.get(title) : place === 0 || Boolean(isAsked));
  }

  function foldQuestion(page) {
    const ask = page.querySelector(".ask");
    if (ask && ask.querySelector(".chips")) {
      const button = buttonIn(ask, "ask-turn");
      const isOpen = Boolean(opened.get(QUESTION));
      const words = isOpen ? "Свернуть фильтры" : "Фильтры и файлы";
      if (button.textContent !== words) {
        button.textContent = words;
      }
      turn(ask, button, isOpen);
    }
  }

  function open(panel, isOpen) {
    opened.set(titleOf(panel), isOpen);
    turn(panel, headOf(panel).querySelector(".fold-turn"), isOpen);
  }

  function openNamed() {
    const name = decodeURIComponent(window.location.hash.slice(1));
    const part = name ? document.getElementById(name) : null;
    const panel = part ? part.closest("[data-folded].panel") : null;
    if (panel) {
      open(panel, true);
      part.scrollIntoView({ behavior: "instant" });
    }
  }

  function prepare() {
    const page = document.getElementById("page-content");
    if (!page || !NARROW.matches || page.closest(".page-present")) {
      return;
    }
    if (path !== window.location.pathname) {
      opened.clear();
      path = window.location.pathname;
      named = null;
    }
    if (!page.closest(".page-overview")) {
      panelsOf(page).forEach(fold);
    }
    foldQuestion(page);
    if (named !== window.location.hash) {
      named = window.location.hash;
      openNamed();
    }
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest(".fold-turn, .ask-turn");
    if (button) {
      const isOpen = button.getAttribute("aria-expanded") !== "true";
      if (button.className === "fold-turn") {
        open(button.closest(".panel"), isOpen);
      } else {
        opened.set(QUESTION, isOpen);
        prepare();
      }
    } else if (event.target.closest('a[href*="#"]')) {
      // After the browser has gone there: the same part may be asked for twice.
      window.setTimeout(openNamed);
    }
  });
  window.addEventListener("hashchange", openNamed);
  NARROW.addEventListener("change", prepare);
  document.addEventListener("page-drawn", prepare);
  new MutationObserver(prepare).observe(document.documentElement, { childList: true, subtree: true });
  prepare();
})();
