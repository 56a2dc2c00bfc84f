/* «Режим заседания»: every slide is on the page already, so keys only show another one and write
   its number into the address with replaceState, which asks nobody. A filter redraws the page;
   the number is in the address by then and the server draws it in sight. */
"use strict";

(function () {
  const FIELDS = "input, select, textarea, [contenteditable], dialog";
  const PRESSED = "a, button, summary";
  const SWIPE = 50;
  const SAID_FOR = 2500;
  let typed = "";
  let timer = null;
  let touched = null;

  function part(id) {
    return document.getElementById(id);
  }

  function stage() {
    return document.querySelector("#page-content.stage");
  }

  function current() {
    return Number(stage().dataset.slide);
  }

  /* The canonical address of the page with another slide; written as the server writes it. */
  function addressOf(place) {
    const [path, query] = stage().dataset.address.split("?");
    const kept = (query || "").split("&").filter((each) => each && !each.startsWith("slide="));
    if (place > 1) {
      kept.push("slide=" + place);
    }
    kept.sort();
    return kept.length ? path + "?" + kept.join("&") : path;
  }

  function show(wanted) {
    const root = stage();
    const place = Math.min(Math.max(wanted, 1), Number(root.dataset.slides));
    if (place === current()) {
      return;
    }
    root.querySelector(".deck > .slide.now").classList.remove("now");
    const slide = part("slide-" + place);
    slide.classList.add("now");
    slide.scrollTop = 0;
    root.dataset.slide = String(place);
    root.dataset.address = addressOf(place);
    window.history.replaceState(window.history.state, "", root.dataset.address);
    part("slide-said").textContent = slide.getAttribute("aria-label");
    mark();
  }

  function mark() {
    part("slide-strip").querySelectorAll("button").forEach(function (button) {
      const isNow = button.dataset.to === stage().dataset.slide;
      button.setAttribute("aria-current", String(isNow));
      if (isNow && !part("slide-strip").hidden) {
        button.scrollIntoView({ block: "nearest", behavior: "instant" });
      }
    });
  }

  /* Thumbnails are the slides themselves, made small: their measures follow one variable. */
  function fillStrip() {
    const strip = part("slide-strip");
    if (strip.childElementCount) {
      return;
    }
    stage().querySelectorAll(".deck > .slide").forEach(function (slide) {
      const small = slide.cloneNode(true);
      small.removeAttribute("id");
      small.removeAttribute("aria-label");
      small.classList.remove("now");
      small.classList.add("thumb");
      small.setAttribute("aria-hidden", "true");
      small.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
      small.querySelectorAll("a, button").forEach((each) => each.setAttribute("tabindex", "-1"));
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.to = slide.dataset.place;
      button.setAttribute("aria-label", slide.getAttribute("aria-label"));
      button.append(small);
      const item = document.createElement("li");
      item.append(button);
      strip.append(item);
    });
  }

  function turnStrip(isOpen) {
    const strip = part("slide-strip");
    fillStrip();
    strip.hidden = !isOpen;
    mark();
    if (isOpen) {
      strip.querySelector("[aria-current=true]").focus({ preventScroll: true });
    } else {
      stage().focus({ preventScroll: true });
    }
  }

  function turnFull() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else if (document.documentElement.requestFullscreen) {
      document.documentElement.requestFullscreen().catch(function () {});
    }
  }

  function turnQuestion() {
    const menu = part("menu-question");
    menu.open = !menu.open;
    const first = menu.open ? menu.querySelector(".sheet select, .sheet input") : stage();
    (first || stage()).focus({ preventScroll: true });
  }

  function saySoon(text) {
    const box = part("slide-typed");
    box.textContent = text;
    box.hidden = !text;
    window.clearTimeout(timer);
    if (text) {
      timer = window.setTimeout(function () {
        typed = "";
        saySoon("");
      }, SAID_FOR);
    }
  }

  function leave(event) {
    const menu = stage().querySelector(".panel-of .menu[open]");
    if (menu) {
      menu.open = false;
      stage().focus({ preventScroll: true });
    } else if (typed) {
      typed = "";
      saySoon("");
    } else if (!part("slide-black").hidden) {
      part("slide-black").hidden = true;
    } else if (!part("slide-strip").hidden) {
      turnStrip(false);
    } else if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      part("slide-exit").click();
    }
    event.preventDefault();
  }

  const BY_KEY = {
    ArrowRight: () => show(current() + 1),
    ArrowDown: () => show(current() + 1),
    PageDown: () => show(current() + 1),
    ArrowLeft: () => show(current() - 1),
    ArrowUp: () => show(current() - 1),
    PageUp: () => show(current() - 1),
    Home: () => show(1),
    End: () => show(Number(stage().dataset.slides)),
  };
  /* By their place on the keyboard: on the Russian layout the same keys type other letters. */
  const BY_CODE = {
    KeyF: turnFull,
    KeyB: () => { part("slide-black").hidden = !part("slide-black").hidden; },
    KeyT: () => turnStrip(part("slide-strip").hidden),
    KeyN: () => stage().classList.toggle("with-notes"),
    KeyQ: turnQuestion,
  };

  function type(digit) {
    typed = (typed + digit).slice(-3);
    saySoon("Слайд " + typed + " — Enter");
  }

  function isOwn(event) {
    return stage() && !event.defaultPrevented && !event.isComposing
      && !event.ctrlKey && !event.metaKey && !event.altKey
      && !document.querySelector("dialog[open]");
  }

  /* Before an open menu hears it: closed by its own script it would no longer be what is left. */
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && isOwn(event)) {
      leave(event);
    }
  }, true);

  document.addEventListener("keydown", function (event) {
    if (!isOwn(event) || event.target.closest(FIELDS)) {
      return;
    }
    const isPress = event.key === " " || event.key === "Enter";
    if (isPress && event.target.closest(PRESSED) && !typed) {
      return;
    }
    if (event.key === " ") {
      show(current() + (event.shiftKey ? -1 : 1));
    } else if (event.key === "Enter" && typed) {
      const wanted = Number(typed);
      typed = "";
      saySoon("");
      show(wanted);
    } else if (/^[0-9]$/.test(event.key)) {
      type(event.key);
    } else if (BY_KEY[event.key]) {
      BY_KEY[event.key]();
    } else if (BY_CODE[event.code] && !event.shiftKey) {
      BY_CODE[event.code]();
    } else {
      return;
    }
    event.preventDefault();
  });

  const BY_BUTTON = {
    "slide-before": () => show(current() - 1),
    "slide-after": () => show(current() + 1),
    "slide-all": BY_CODE.KeyT,
    "slide-notes": BY_CODE.KeyN,
    "slide-full": turnFull,
    "slide-black": BY_CODE.KeyB,
  };

  document.addEventListener("click", function (event) {
    if (!stage()) {
      return;
    }
    const small = event.target.closest("#slide-strip button");
    if (small) {
      show(Number(small.dataset.to));
      turnStrip(false);
      return;
    }
    const button = event.target.closest("#slide-black, .panel-of > button");
    if (button && BY_BUTTON[button.id]) {
      BY_BUTTON[button.id]();
    }
  });

  document.addEventListener("touchstart", function (event) {
    const one = event.touches.length === 1 && stage() && event.target.closest(".deck");
    touched = one ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  }, { passive: true });
  document.addEventListener("touchend", function (event) {
    if (!touched || !stage()) {
      return;
    }
    const by = event.changedTouches[0].clientX - touched.x;
    const across = Math.abs(event.changedTouches[0].clientY - touched.y);
    touched = null;
    if (Math.abs(by) > SWIPE && Math.abs(by) > 2 * across) {
      show(current() + (by < 0 ? 1 : -1));
    }
  }, { passive: true });
})();
