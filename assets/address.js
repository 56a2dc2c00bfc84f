/* Filter controls -> address. The server draws the controls from the address and says on
   #page-content what it drew; only a control that a person has changed since then is written,
   so a control drawn at its default never erases what stands in the address. */
"use strict";

window.dash_clientside = window.dash_clientside || {};

window.dash_clientside.address = {
  fromControls: function (values, ids, search) {
    const current = search || "";
    const page = document.getElementById("page-content");
    if (!page || !page.dataset.drawn) {
      return current;
    }
    const drawn = JSON.parse(page.dataset.drawn);
    const asked = new URLSearchParams(current);
    let changed = false;
    ids.forEach(function (id, place) {
      const value = values[place];
      const text = Array.isArray(value) ? value.slice().sort().join(",") : String(value || "");
      if (!(id.name in drawn) || text === drawn[id.name]) {
        return;
      }
      changed = true;
      if (text) {
        asked.set(id.name, text);
      } else {
        asked.delete(id.name);
      }
    });
    if (!changed) {
      return current;
    }
    asked.delete("page");
    asked.sort();
    const query = asked.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    return query ? "?" + query : "";
  },
};

/* Copying needs a person's click and a secure page; elsewhere the address is shown to be copied. */
document.addEventListener("click", function (event) {
  const button = event.target.closest("#copy-link");
  if (!button) {
    return;
  }
  const address = window.location.href;
  const said = button.dataset.said || button.textContent;
  button.dataset.said = said;
  const done = function () {
    button.textContent = "Ссылка скопирована";
    window.setTimeout(function () {
      button.textContent = said;
    }, 2000);
  };
  if (navigator.clipboard && window.isSecureContext) {
    navigator.clipboard.writeText(address).then(done, function () {
      window.prompt("Скопируйте ссылку:", address);
    });
  } else {
    window.prompt("Скопируйте ссылку:", address);
  }
});

/* The server redraws the whole page, so the browser forgets where the person was. These two
   memories put the keyboard focus and the opened lists back where they were. */
(function () {
  let focused = null;
  const opened = new Set();

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

  function restore() {
    opened.forEach(function (id) {
      const list = document.getElementById(id);
      if (list && !list.open) {
        list.open = true;
      }
    });
    const lost = !document.activeElement || document.activeElement === document.body;
    const element = lost && focused ? document.getElementById(focused) : null;
    if (element) {
      element.focus({ preventScroll: true });
    }
  }

  let drawn = null;
  new MutationObserver(function () {
    const page = document.getElementById("page-content");
    if (page && page !== drawn) {
      drawn = page;
      restore();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
