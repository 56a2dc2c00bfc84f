/* The dialogue «Найти»: Ctrl+K, «/» outside of fields, or the button in the header. What is typed
   is asked of the server after a short pause; the arrows go over what was found, Enter opens it.
   Nothing of it stands in the address. */
"use strict";

(function () {
  const PAUSE = 120;
  const FIELDS = "input, textarea, select, [contenteditable]";
  let timer = null;
  let waiting = false;

  function part(id) {
    return document.getElementById(id);
  }

  function typed() {
    return part("search-text").value.trim().replace(/\s+/g, " ");
  }

  function answered() {
    const answer = document.querySelector("#search-answer > [data-asked]");
    return Boolean(answer) && answer.dataset.asked === typed();
  }

  function hits() {
    return Array.from(document.querySelectorAll("#search-hits [role=option]"));
  }

  function chosen() {
    return document.querySelector("#search-hits [aria-selected=true]");
  }

  function choose(hit) {
    const field = part("search-text");
    hits().forEach(function (each) {
      each.setAttribute("aria-selected", String(each === hit));
    });
    if (hit) {
      field.setAttribute("aria-activedescendant", hit.id);
      hit.scrollIntoView({ block: "nearest", behavior: "instant" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
    field.setAttribute("aria-expanded", String(Boolean(hit)));
  }

  function step(forward) {
    const all = hits();
    if (all.length) {
      const place = all.indexOf(chosen()) + (forward ? 1 : -1);
      choose(all[(place + all.length) % all.length]);
    }
  }

  function ask() {
    window.clearTimeout(timer);
    timer = null;
    window.dash_clientside.set_props("search-asked", { data: part("search-text").value });
  }

  function askSoon() {
    waiting = false;
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  }

  function open() {
    const dialog = part("search");
    if (!dialog || dialog.open) {
      return;
    }
    dialog.showModal();
    part("search-text").focus();
    part("search-text").select();
    // The data may have moved since, and so may the question that the links keep.
    if (part("search-text").value) {
      ask();
    }
  }

  function follow(hit) {
    part("search").close();
    // The page is drawn anew: the keyboard goes on from its beginning.
    const page = part("page-content");
    if (page) {
      page.focus({ preventScroll: true });
    }
    hit.click();
  }

  function enter() {
    if (answered()) {
      const hit = chosen();
      if (hit) {
        follow(hit);
      }
    } else if (typed()) {
      // Typed faster than answered: the first of what comes is opened.
      waiting = true;
      ask();
    }
  }

  function show() {
    const answer = document.querySelector("#search-answer > [data-asked]");
    const list = part("search-hits");
    if (!answer || !part("search-text") || !answered()) {
      return;
    }
    part("search-said").textContent = answer.dataset.said;
    if (list) {
      list.scrollTop = 0;
    }
    choose(hits()[0] || null);
    if (waiting) {
      waiting = false;
      enter();
    }
  }

  document.addEventListener("keydown", function (event) {
    const isK = event.code === "KeyK" || event.key.toLowerCase() === "k";
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && isK) {
      event.preventDefault();
      open();
      return;
    }
    // On the Russian layout the same key types a full stop.
    const isKey = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
    const isSlash = isKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isSlash && !event.target.closest(FIELDS) && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      open();
    }
    if (event.target.id !== "search-text" || event.isComposing) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown");
    } else if (event.key === "Enter") {
      event.preventDefault();
      enter();
    } else if (event.key === "Escape") {
      // A field for search would only empty itself first.
      event.preventDefault();
      part("search").close();
    }
  });

  document.addEventListener("input", function (event) {
    if (event.target.id === "search-text") {
      askSoon();
    }
  });

  document.addEventListener("click", function (event) {
    const dialog = part("search");
    const example = event.target.closest("[data-example]");
    const hit = event.target.closest("#search-hits [role=option]");
    if (event.target.closest("#search-open")) {
      open();
    } else if (example) {
      part("search-text").value = example.dataset.example;
      part("search-text").focus();
      ask();
    } else if (event.target.closest(".search-close") || event.target === dialog) {
      dialog.close();
    } else if (hit && dialog.open && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      dialog.close();
    }
  });

  new MutationObserver(function (changes) {
    const within = changes.some(function (change) {
      return change.target.closest("#search-answer");
    });
    if (within) {
      show();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
