"use strict";

/* The server redraws the whole page, so the browser forgets where the person was. These memories
   put the keyboard focus, the opened lists and the scrolled boxes back where they were, and lead
   to the part of the page that the address names. */
(function () {
  let focused = null;
  const opened = new Set();
  const scrolled = new Map();

  document.addEventListener("focusin", function (event) {
    focused = event.target.id || null;
  });
  document.addEventListener(
    "toggle",
    function (event) {
      const list = event.target;
      if (!list.id || !document.contains(list)) {
        return;
      }
      if (list.open) {
        opened.add(list.id);
      } else {
        opened.delete(list.id);
      }
    },
    true
  );
  document.addEventListener(
    "scroll",
    function (event) {
      const box = event.target;
      if (box.id && document.contains(box)) {
        scrolled.set(box.id, { left: box.scrollLeft, top: box.scrollTop });
      }
    },
    true
  );

  function restore() {
    opened.forEach(function (id) {
      const list = document.getElementById(id);
      if (list && !list.open) {
        list.open = true;
      }
    });
    scrolled.forEach(function (place, id) {
      const box = document.getElementById(id);
      if (box) {
        box.scrollTo({ left: place.left, top: place.top, behavior: "instant" });
      }
    });
    const lost = !document.activeElement || document.activeElement === document.body;
    const element = lost && focused ? document.getElementById(focused) : null;
    if (element) {
      element.focus({ preventScroll: true });
    }
  }

  function showNamedPart() {
    const name = decodeURIComponent(window.location.hash.slice(1));
    const part = name ? document.getElementById(name) : null;
    named = window.location.hash;
    if (part) {
      part.open = true;
      part.scrollIntoView({ behavior: "instant" });
    }
  }
  window.addEventListener("hashchange", showNamedPart);
  document.addEventListener("page-dressed", showNamedPart);

  /* An address set by a script names no target for CSS; the browser has to go there itself. */
  function goToNamedPart() {
    if (window.location.hash) {
      window.location.replace(window.location.hash);
      showNamedPart();
    }
  }

  /* The menu of a narrow window is wider than it: the current page is in sight. */
  function showMenuAt() {
    const current = document.querySelector(".top nav [aria-current]");
    if (current) {
      const menu = current.closest("nav");
      menu.scrollLeft = current.offsetLeft - menu.offsetLeft - (menu.clientWidth - current.offsetWidth) / 2;
    }
  }

  let drawn = null;
  let path = null;
  let named = "";
  new MutationObserver(function () {
    const page = document.getElementById("page-content");
    if (page && page !== drawn) {
      drawn = page;
      const isOther = path !== window.location.pathname;
      path = window.location.pathname;
      if (isOther) {
        scrolled.clear();
      }
      // What is folded is so before anything is measured: a browser that has seen the page open
      // would go along with what is folded above.
      document.dispatchEvent(new CustomEvent("page-drawn"));
      restore();
      showMenuAt();
      if (isOther || named !== window.location.hash) {
        goToNamedPart();
      }
      named = window.location.hash;
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();

/* An opened list of the bar is left by Escape, or by a press on the page below it. */
(function () {
  const LISTS = "details.pick[open], details.menu[open]";

  document.addEventListener("keydown", function (event) {
    const list = event.key === "Escape" ? event.target.closest(LISTS) : null;
    if (list) {
      list.open = false;
      // In a show of slides the next space turns a slide; on a summary it would open the list again.
      const show = list.parentElement.closest(LISTS) ? null : list.closest("main.stage");
      (show || list.querySelector("summary")).focus({ preventScroll: true });
      // One press closes one thing: a show of slides would be left by the same one otherwise.
      event.preventDefault();
    }
  });
  document.addEventListener("pointerdown", function (event) {
    if (event.target.closest(".bar")) {
      return;
    }
    document.querySelectorAll(LISTS).forEach(function (list) {
      list.open = false;
    });
  });
})();
