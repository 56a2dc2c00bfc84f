/* A page needs files of its own beside those of the whole site: the head says which (see
   dashboard/page_files.py). A first visit has them in its markup; of a page that is gone to, they
   are asked for while the server is asked, and it is not shown before they are here. The page says
   its address only when everything on it is drawn, its charts too. */
"use strict";

(function () {
  const LONGEST_WAIT = 4000;
  const FILES = JSON.parse(document.querySelector('meta[name="page-files"]').content);
  const HERE = "here";
  const FAILED = "failed";
  const states = new Map();
  let patience = null;
  let isTooLong = false;

  document.querySelectorAll('link[rel="stylesheet"], script[src]').forEach(function (linked) {
    states.set(linked.getAttribute("href") || linked.getAttribute("src"), HERE);
  });

  function bring(address, then) {
    const isStyle = address.split("?")[0].endsWith(".css");
    const made = document.createElement(isStyle ? "link" : "script");
    states.set(address, "coming");
    if (isStyle) {
      made.rel = "stylesheet";
      made.href = address;
    } else {
      made.src = address;
    }
    made.addEventListener("load", function () {
      states.set(address, HERE);
      then();
    });
    made.addEventListener("error", function () {
      // What does not come must not keep the page away; it is asked for again by the next press.
      states.set(address, FAILED);
      made.remove();
      settle();
    });
    document.head.append(made);
  }

  function filesOf(path) {
    return FILES.pages[path] || [];
  }

  function isDrawn(page) {
    const charts = Array.from(page.querySelectorAll(".dash-graph"));
    return charts.length === Number(page.dataset.charts || 0)
      && charts.every((chart) => chart.querySelector(".main-svg"));
  }

  function say(page) {
    if (page.dataset.address) {
      delete page.dataset.addressToBe;
    } else if (page.dataset.addressToBe && isDrawn(page)) {
      page.dataset.address = page.dataset.addressToBe;
      delete page.dataset.addressToBe;
    }
  }

  function wait(page) {
    document.documentElement.classList.toggle("undressed", !isTooLong);
    if (page.dataset.address) {
      page.dataset.addressToBe = page.dataset.address;
      delete page.dataset.address;
    }
    patience = patience || window.setTimeout(function () {
      isTooLong = true;
      document.documentElement.classList.remove("undressed");
    }, LONGEST_WAIT);
  }

  function show(page) {
    const hasWaited = patience !== null;
    window.clearTimeout(patience);
    patience = null;
    isTooLong = false;
    document.documentElement.classList.remove("undressed");
    say(page);
    if (hasWaited) {
      document.dispatchEvent(new CustomEvent("page-dressed"));
    }
  }

  function settle() {
    const root = document.querySelector("[data-page]");
    const page = document.getElementById("page-content");
    if (!root || !page) {
      return;
    }
    const needed = filesOf(root.dataset.page);
    needed.filter((address) => !states.has(address)).forEach((address) => bring(address, settle));
    const isDressed = needed.every((address) => [HERE, FAILED].includes(states.get(address)));
    (isDressed ? show : wait)(page);
  }

  document.addEventListener("click", function (event) {
    const pressed = event.target.closest && event.target.closest("a[href], button[data-picture]");
    if (!pressed) {
      return;
    }
    if (pressed.dataset.picture) {
      if ([undefined, FAILED].includes(states.get(FILES.picture))) {
        bring(FILES.picture, () => pressed.click());
      }
      return;
    }
    filesOf(pressed.origin === window.location.origin ? pressed.pathname : "")
      .filter((address) => [undefined, FAILED].includes(states.get(address)))
      .forEach((address) => bring(address, settle));
  }, true);

  new MutationObserver(settle).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-page", "data-address", "data-address-to-be"],
  });
})();
