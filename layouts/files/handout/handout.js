/* The file opens itself: checks the sum of its content, shows the slides (present.js turns them)
   and behind them the rows, which are the CSV that the button saves. It asks nobody for anything. */
"use strict";

(function () {
  const ROWS_AT_FIRST = 300;
  const SAVED_AFTER = 60000;
  const block = document.getElementById("handout-content");
  const said = block.dataset.sha256;
  const found = sha256(block.textContent);
  const content = JSON.parse(block.textContent);

  function part(id) {
    return document.getElementById(id);
  }

  function made(tag, text, className) {
    const element = document.createElement(tag);
    element.textContent = text || "";
    if (className) {
      element.className = className;
    }
    return element;
  }

  function stage() {
    return document.querySelector("#page-content.stage");
  }

  function current() {
    return Number(stage().dataset.slide);
  }

  /* ---- the file as it opens ---- */

  function open() {
    part("handout").innerHTML = content.markup;
    part("handout-broken").remove();
    const isWhole = found === said;
    part("sum").textContent = said;
    part("sum-told").textContent = isWhole
      ? "✓ Сходится: содержание файла такое, каким его выдал сервер."
      : "✗ Не сходится: файл изменён или повреждён. Попросите прислать его заново.";
    document.documentElement.dataset.sum = isWhole ? "right" : "wrong";
    if (!isWhole) {
      const alarm = made("p", part("sum-told").textContent, "sum-wrong");
      alarm.setAttribute("role", "alert");
      document.body.prepend(alarm);
    }
    const asked = /[?&]slide=([0-9]+)/.exec(window.location.hash);
    goTo(asked ? Number(asked[1]) : 1);
    stage().focus({ preventScroll: true });
  }

  /* To a slide without a key: when the file opens, and from the window of rows. */
  function goTo(wanted) {
    const root = stage();
    const place = Math.min(Math.max(wanted, 1), Number(root.dataset.slides));
    root.querySelector(".deck > .slide.now").classList.remove("now");
    part("slide-" + place).classList.add("now");
    root.dataset.slide = String(place);
    root.dataset.address = place > 1 ? "#?slide=" + place : "#";
    if (window.location.hash || place > 1) {
      window.history.replaceState(window.history.state, "", root.dataset.address);
    }
  }

  /* ---- rows ---- */

  function recordsOf(csv) {
    const records = [[""]];
    let isQuoted = false;
    for (let at = csv.charCodeAt(0) === 0xfeff ? 1 : 0; at < csv.length; at += 1) {
      const record = records[records.length - 1];
      const sign = csv[at];
      if (isQuoted && sign === '"' && csv[at + 1] === '"') {
        record[record.length - 1] += sign;
        at += 1;
      } else if (sign === '"') {
        isQuoted = !isQuoted;
      } else if (!isQuoted && sign === ";") {
        record.push("");
      } else if (!isQuoted && sign === "\r" && csv[at + 1] === "\n") {
        records.push([""]);
        at += 1;
      } else {
        record[record.length - 1] += sign;
      }
    }
    records.pop();
    return records;
  }

  function headOf(titles, kinds) {
    const line = document.createElement("tr");
    titles.forEach(function (title, place) {
      const cell = made("th", title, kinds[place] === "n" ? "number" : "");
      cell.scope = "col";
      line.append(cell);
    });
    const head = document.createElement("thead");
    head.append(line);
    return head;
  }

  function bodyOf(records, kinds) {
    const body = document.createElement("tbody");
    records.forEach(function (record) {
      const line = document.createElement("tr");
      record.forEach(function (text, place) {
        line.append(made("td", text, kinds[place] === "n" ? "number" : ""));
      });
      body.append(line);
    });
    return body;
  }

  /* What is the same in every row is said once above the table, so that the rest is in sight. */
  function sameOf(titles, rows) {
    return titles.map((_, place) => rows.length > 1 && rows.every((row) => row[place] === rows[0][place]));
  }

  function saidOnce(titles, first, isSame) {
    const same = titles.map((title, place) => [title, first[place], isSame[place]]).filter((each) => each[2]);
    const told = same.filter((each) => each[1]).map((each) => each[0] + " — " + each[1]);
    const empty = same.filter((each) => !each[1]).map((each) => each[0]);
    return [
      told.length ? "Во всех строках: " + told.join("; ") + "." : "",
      empty.length ? "Пусто во всех строках: " + empty.join("; ") + "." : "",
    ].filter(Boolean).map((text) => made("p", text, "remark"));
  }

  function tableOf(each) {
    const records = recordsOf(each.csv);
    const isSame = sameOf(records[0], records.slice(1));
    const differing = (row) => row.filter((_, place) => !isSame[place]);
    const kinds = differing(each.kinds.split(""));
    const rows = records.slice(1).map(differing);
    const table = document.createElement("table");
    table.append(made("caption", each.title, "visually-hidden"), headOf(differing(records[0]), kinds));
    table.append(bodyOf(rows.slice(0, ROWS_AT_FIRST), kinds));
    const box = made("div", "", "rows-table");
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", each.title);
    box.append(table);
    const parts = [...saidOnce(records[0], records[1] || [], isSame), box];
    if (rows.length > ROWS_AT_FIRST) {
      const more = made("button", "Показать все строки: " + rows.length, "plain");
      more.type = "button";
      more.addEventListener("click", function () {
        table.tBodies[0].replaceWith(bodyOf(rows, kinds));
        more.remove();
      });
      parts.push(more);
    }
    return rows.length ? parts : [made("p", "В этой таблице строк нет.", "remark")];
  }

  function sectionOf(place) {
    const each = content.tables[place];
    const section = made("section", "", "rows-of");
    section.append(made("h3", each.title), made("p", each.asked, "remark"));
    if (!each.csv) {
      const where = "Слишком длинна (строк: " + each.rows + "), в файл не вошла. Возьмите на сайте: " + each.address;
      section.append(made("p", where, "remark"));
      return section;
    }
    const save = made("button", "Сохранить CSV для Excel", "plain");
    save.type = "button";
    save.dataset.save = String(place);
    const line = made("p", "Строк: " + each.rows + ". ", "rows-ways");
    line.append(save);
    if (each.address) {
      line.append(made("small", " Тот же файл на сайте: " + each.address));
    }
    section.append(line, ...tableOf(each));
    return section;
  }

  function fill(title, places, otherwise) {
    const shown = part("rows-shown");
    shown.replaceChildren(made("h2", title));
    shown.append(...(places.length ? places.map(sectionOf) : [made("p", otherwise)]));
    part("rows-behind").scrollTop = 0;
  }

  function fillFor(slide) {
    const title = "Слайд " + slide + " из " + content.titles.length + ": " + content.titles[slide - 1];
    const otherwise = "За этим слайдом таблиц нет: всё, что известно, стоит на нём самом и в заметках.";
    fill(title, content.behind[slide - 1], otherwise);
  }

  function save(place) {
    const each = content.tables[place];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([each.csv], { type: "text/csv;charset=utf-8" }));
    link.download = each.file;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), SAVED_AFTER);
  }

  /* ---- the window of rows ---- */

  function turnRows(isOpen) {
    const rows = part("rows-behind");
    if (isOpen) {
      fillFor(current());
      rows.show();
      part("rows-shown").focus({ preventScroll: true });
    } else {
      rows.close();
    }
    stage().inert = isOpen;
    if (!isOpen) {
      stage().focus({ preventScroll: true });
    }
  }

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const isOpen = part("rows-behind").open;
    if (event.code === "KeyR" || (isOpen && event.key === "Escape")) {
      turnRows(!isOpen);
      event.preventDefault();
    }
  });

  const BY_BUTTON = {
    "slide-exit": () => turnRows(true),
    "rows-close": () => turnRows(false),
    "rows-before": () => { goTo(current() - 1); fillFor(current()); },
    "rows-after": () => { goTo(current() + 1); fillFor(current()); },
  };

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) {
      return;
    }
    if (button.dataset.save) {
      save(Number(button.dataset.save));
    } else if (button.dataset.open) {
      const place = Number(button.dataset.open);
      fill("Таблица " + (place + 1), [place], "");
      part("rows-shown").focus({ preventScroll: true });
    } else if (BY_BUTTON[button.id]) {
      BY_BUTTON[button.id]();
    }
  });

  open();
})();
