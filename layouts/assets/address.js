/* Filter controls -> address. The server draws the controls from the address and says on
   #page-content what it drew; only a control that a person has changed since then is written,
   so a control drawn at its default never erases what stands in the address. */
"use strict";

window.dash_clientside = window.dash_clientside || {};

(function () {
  const FROM = "period-from";
  const TO = "period-to";
  const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

  /* What the controls of the page on the screen held when they were last heard: a control that
     is turned back before the answer has come must be heard too. */
  let heard = { page: null, texts: {} };

  function textsOf(page) {
    if (heard.page !== page) {
      heard = { page: page, texts: JSON.parse(page.dataset.drawn) };
    }
    return heard.texts;
  }

  function whatChanged(values, ids, texts) {
    const changed = {};
    ids.forEach(function (id, place) {
      const value = values[place];
      const text = Array.isArray(value) ? value.slice().sort().join(",") : String(value || "");
      if (id.name in texts && text !== texts[id.name]) {
        changed[id.name] = text;
        texts[id.name] = text;
      }
    });
    return changed;
  }

  function problemWithMonths(from, to) {
    if (!from && !to) {
      return "";
    }
    if (!from || !to) {
      return from ? "Укажите и последний месяц." : "Укажите и первый месяц.";
    }
    if (!MONTH.test(from) || !MONTH.test(to)) {
      return "Месяц пишется так: 2025-09.";
    }
    return from > to ? "Первый месяц позже последнего: поменяйте их местами." : "";
  }

  /* Two months make one period; a pair that makes none changes nothing and says why. */
  function readMonths(changed, texts) {
    if (!(FROM in changed) && !(TO in changed)) {
      return;
    }
    delete changed[FROM];
    delete changed[TO];
    const problem = problemWithMonths(texts[FROM], texts[TO]);
    const hint = document.getElementById("period-hint");
    if (hint) {
      hint.textContent = problem;
    }
    if (!problem && texts[FROM]) {
      changed.period = texts[FROM] + ".." + texts[TO];
    }
  }

  /* A choice that no longer fits the one above it is let go before the question is asked. */
  function letGo(changed, asked) {
    if ("region" in changed) {
      asked.delete("m");
      asked.delete("group");
    }
    if ("body" in changed && !changed.meeting) {
      asked.delete("meeting");
    }
    const bar = document.querySelector("[data-groups]");
    const group = changed.group ? asked.get("group") : null;
    if (!bar || !group || !asked.has("m")) {
      return;
    }
    const groups = JSON.parse(bar.dataset.groups);
    const kept = asked
      .get("m")
      .split(",")
      .filter(function (code) {
        return (groups[code] || []).includes(group);
      });
    if (kept.length) {
      asked.set("m", kept.join(","));
    } else {
      asked.delete("m");
    }
  }

  /* The same text as the server writes, so that the address on the page is the one in the bar. */
  function written(text) {
    return encodeURIComponent(text)
      .replace(/[!'()*]/g, function (sign) {
        return "%" + sign.charCodeAt(0).toString(16).toUpperCase();
      })
      .replaceAll("%2C", ",")
      .replaceAll("%3A", ":");
  }

  /* Slides write their number into the address without a word to Dash, whose own copy is older
     then: it would put that one back. So it is told of the new address as links tell it. */
  function followed(search) {
    window.history.pushState({}, "", window.location.pathname + search);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    return window.dash_clientside.no_update;
  }

  window.dash_clientside.address = {
    fromControls: function (values, ids, given) {
      const page = document.getElementById("page-content");
      const texts = page && page.dataset.drawn ? textsOf(page) : {};
      const changed = whatChanged(values, ids, texts);
      readMonths(changed, texts);
      if (!Object.keys(changed).length) {
        // The same address would be asked again and the fields drawn anew, half filled ones too.
        return window.dash_clientside.no_update;
      }
      const asked = new URLSearchParams(page && page.dataset.slide ? window.location.search : given || "");
      Object.entries(changed).forEach(function ([name, text]) {
        if (text) {
          asked.set(name, text);
        } else {
          asked.delete(name);
        }
      });
      letGo(changed, asked);
      asked.delete("page");
      asked.sort();
      const query = Array.from(asked, function ([name, text]) {
        return written(name) + "=" + written(text);
      }).join("&");
      const search = query ? "?" + query : "";
      return page && page.dataset.slide ? followed(search) : search;
    },
  };
})();

/* dbc.Select draws a hidden option before ours with the value of the default: the arrow keys of
   the keyboard would never get past it. */
new MutationObserver(function () {
  document.querySelectorAll("select.form-select > option[hidden]").forEach(function (option) {
    option.remove();
  });
}).observe(document.documentElement, { childList: true, subtree: true });

/* Links that are markup and not components: followed as a link of Dash is, without a reload. */
document.addEventListener("click", function (event) {
  const link = event.target.closest("a[data-inner], [data-inner] a[href]");
  const asItIs = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || asItIs || event.defaultPrevented || link.origin !== window.location.origin) {
    return;
  }
  if (link.hash && link.pathname + link.search === window.location.pathname + window.location.search) {
    // A part of this very page: the browser finds it by itself.
    return;
  }
  event.preventDefault();
  const isElsewhere = link.pathname !== window.location.pathname;
  window.history.pushState({}, "", link.href);
  window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  if (isElsewhere) {
    window.scrollTo({ top: 0, behavior: "instant" });
  }
});

/* Copying needs a secure page or at least a browser that copies what is selected; elsewhere the
   address is shown to be copied by hand. */
(function () {
  function copySelected(address) {
    const before = document.activeElement;
    const field = document.createElement("textarea");
    field.value = address;
    field.setAttribute("readonly", "");
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (before) {
      before.focus({ preventScroll: true });
    }
    return copied;
  }

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
    const otherwise = function () {
      if (copySelected(address)) {
        done();
      } else {
        window.prompt("Скопируйте ссылку:", address);
      }
    };
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(address).then(done, otherwise);
    } else {
      otherwise();
    }
  });
})();
