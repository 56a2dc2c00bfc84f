/* «Зафиксировать снимок»: asks for a title, sends the address of the page, says the code that
   opens the same numbers again. What is fixed is written by the server alone. */
"use strict";

(function () {
  const REFUSED = "Снимок не сохранён: нет связи с сайтом. Повторите через минуту.";

  function part(id) {
    return document.getElementById(id);
  }

  function question() {
    const page = part("page-content");
    return (page && page.dataset.question) || "";
  }

  function say(text, isBad) {
    const said = part("snapshot-said");
    said.replaceChildren(document.createTextNode(text));
    said.className = isBad ? "bad" : "";
  }

  function sayCode(saved) {
    const said = part("snapshot-said");
    const code = document.createElement("b");
    const link = document.createElement("a");
    code.textContent = saved.code;
    link.href = saved.link;
    link.textContent = "Открыть снимок";
    const before = saved.is_new ? "Снимок сохранён. Код: " : "Такой снимок уже есть. Код: ";
    said.className = "good";
    said.replaceChildren(before, code, ". ", link);
  }

  function open() {
    const dialog = part("snapshot");
    const title = part("snapshot-title");
    title.value = question().slice(0, title.maxLength);
    say("", false);
    part("snapshot-form").querySelector("[type=submit]").disabled = false;
    dialog.showModal();
    title.focus();
    title.select();
  }

  function send() {
    const submit = part("snapshot-form").querySelector("[type=submit]");
    if (submit.disabled) {
      return;
    }
    submit.disabled = true;
    say("Сохраняется…", false);
    const view = {
      address: window.location.pathname + window.location.search,
      title: part("snapshot-title").value,
    };
    window
      .fetch("/snapshots", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(view),
      })
      .then(function (answer) {
        if (answer.ok) {
          return answer.json().then(sayCode);
        }
        submit.disabled = false;
        return answer.text().then(function (text) {
          say(text.trim(), true);
        });
      })
      .catch(function () {
        submit.disabled = false;
        say(REFUSED, true);
      });
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest("#fix-view")) {
      open();
    } else if (event.target.closest("#snapshot [data-close]")) {
      part("snapshot").close();
    }
  });

  document.addEventListener("submit", function (event) {
    if (event.target.id === "snapshot-form") {
      event.preventDefault();
      send();
    }
  });
})();
