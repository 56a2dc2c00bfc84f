/* PNG and SVG of a figure, made in the browser from what it shows: boxes, lines and letters are
   measured where they stand and written as SVG, so the file is the picture of the screen, in the
   light colours, with the title, the question, the source and the moment of the data in it. */
"use strict";

(function () {
  const SVG = "http://www.w3.org/2000/svg";
  const FONT = '"Segoe UI", "PT Sans", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif';
  const LEFT_OUT = ".picture-tools, .visually-hidden, details, [hidden], button, input, select, textarea, script";
  const OF_SVG = ["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray",
    "stroke-linecap", "stroke-linejoin", "opacity", "font-family", "font-size", "font-weight",
    "text-anchor", "dominant-baseline", "visibility", "display", "vector-effect"];
  const EDGE = 24;
  const NARROWEST = 480;
  const SHARPNESS = 2;
  const LONGEST_SIDE = 16000;
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const seen = new Map();

  /* A colour however CSS writes it, as SVG programs read it. */
  function colour(text) {
    if (!seen.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "rgba(0, 0, 0, 0)";
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
      seen.set(text, { paint: "#" + hex, alpha: alpha / 255 });
    }
    return seen.get(text);
  }

  function round(number) {
    return String(Math.round(number * 100) / 100);
  }

  function put(parent, name, attributes, text) {
    const made = parent.ownerDocument.createElementNS(SVG, name);
    Object.entries(attributes).forEach(function ([key, value]) {
      made.setAttribute(key, typeof value === "number" ? round(value) : value);
    });
    if (text !== undefined) {
      // XML has no way to write most control signs, so a text of the data goes without them.
      made.textContent = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
    }
    parent.append(made);
    return made;
  }

  function Sheet(title) {
    const parsed = new DOMParser().parseFromString(`<svg xmlns="${SVG}"/>`, "image/svg+xml");
    const root = parsed.documentElement;
    put(root, "title", {}, title);
    const defs = put(root, "defs", {});
    const ground = put(root, "rect", { width: "100%", height: "100%", fill: "#ffffff" });
    return { root, defs, ground, drawn: put(root, "g", {}), count: 0,
      box: { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity } };
  }

  function reach(sheet, box) {
    sheet.box.left = Math.min(sheet.box.left, box.left);
    sheet.box.top = Math.min(sheet.box.top, box.top);
    sheet.box.right = Math.max(sheet.box.right, box.right);
    sheet.box.bottom = Math.max(sheet.box.bottom, box.bottom);
  }

  /* Hatching and dots tell «нет данных» and «хуже» apart where colours are not seen. */
  function pattern(sheet, style) {
    const found = style.backgroundImage.match(/(?:rgba?|color|#)[^,(]*\([^()]*\)|#[0-9a-f]{3,8}/gi) || [];
    const first = colour(found[0] || style.color);
    const last = colour(found[found.length - 1] || style.color);
    sheet.count += 1;
    const id = "filling-" + sheet.count;
    const dotted = style.backgroundImage.startsWith("radial");
    const made = put(sheet.defs, "pattern", { id, width: 7, height: 7, patternUnits: "userSpaceOnUse",
      ...(dotted ? {} : { patternTransform: "rotate(45)" }) });
    put(made, "rect", { width: 7, height: 7, fill: dotted ? last.paint : first.paint });
    put(made, dotted ? "circle" : "rect", dotted
      ? { cx: 3.5, cy: 3.5, r: 1.5, fill: first.paint }
      : { x: 5, width: 2, height: 7, fill: last.paint });
    return `url(#${id})`;
  }

  function radius(style, box) {
    const text = style.borderTopLeftRadius;
    const wanted = text.endsWith("%") ? (parseFloat(text) / 100) * box.width : parseFloat(text) || 0;
    return Math.min(wanted, box.width / 2, box.height / 2);
  }

  function fill(sheet, group, style, box, more) {
    const paint = colour(style.backgroundColor);
    const place = { x: box.left, y: box.top, width: box.width, height: box.height, rx: radius(style, box), ...more };
    if (paint.alpha > 0) {
      put(group, "rect", { ...place, fill: paint.paint, "fill-opacity": paint.alpha });
    }
    if (/^(repeating-linear|radial)-gradient/.test(style.backgroundImage)) {
      put(group, "rect", { ...place, fill: pattern(sheet, style) });
    } else if (style.backgroundImage.startsWith("linear-gradient") && style.backgroundSize.endsWith(" 1px")) {
      const line = colour(style.backgroundImage.match(/(?:rgba?|color)\([^()]*\)/)[0]);
      put(group, "rect", { x: box.left, y: box.top + box.height / 2, width: box.width, height: 1, fill: line.paint });
    }
  }

  function edges(group, style, box, more) {
    const sides = ["Top", "Right", "Bottom", "Left"].map((side) => ({
      wide: style[`border${side}Style`] === "none" ? 0 : parseFloat(style[`border${side}Width`]) || 0,
      dashed: style[`border${side}Style`] === "dashed",
      paint: colour(style[`border${side}Color`]),
    }));
    const [top, right, bottom, left] = sides;
    const look = (side) => ({ stroke: side.paint.paint, "stroke-opacity": side.paint.alpha, "stroke-width": side.wide,
      ...(side.dashed ? { "stroke-dasharray": "4 3" } : {}) });
    const same = sides.every((side) => side.wide === top.wide && side.paint === top.paint);
    if (same && top.wide > 0) {
      const half = top.wide / 2;
      put(group, "rect", { x: box.left + half, y: box.top + half, width: Math.max(box.width - top.wide, 0),
        height: Math.max(box.height - top.wide, 0), rx: radius(style, box), fill: "none", ...look(top), ...more });
      return;
    }
    const ends = [
      [top, box.left, box.top + top.wide / 2, box.right, box.top + top.wide / 2],
      [right, box.right - right.wide / 2, box.top, box.right - right.wide / 2, box.bottom],
      [bottom, box.left, box.bottom - bottom.wide / 2, box.right, box.bottom - bottom.wide / 2],
      [left, box.left + left.wide / 2, box.top, box.left + left.wide / 2, box.bottom],
    ];
    ends.filter(([side]) => side.wide > 0 && side.paint.alpha > 0).forEach(function ([side, x1, y1, x2, y2]) {
      put(group, "line", { x1, y1, x2, y2, ...look(side) });
    });
  }

  /* A mark that CSS alone draws has no box to measure; it lies where its insets say. */
  function mark(sheet, group, element, which, outer) {
    const style = getComputedStyle(element, which);
    if (style.content === "none" || style.display === "none" || style.position !== "absolute" || style.content !== '""') {
      return;
    }
    const own = getComputedStyle(element);
    const [left, top, width, height] = [style.left, style.top, style.width, style.height].map(parseFloat);
    const x = outer.left + parseFloat(own.borderLeftWidth) + left;
    const y = outer.top + parseFloat(own.borderTopWidth) + top;
    const box = { left: x, top: y, width, height, right: x + width, bottom: y + height };
    const turned = style.transform === "none" ? {} : turn(style.transform, x + width / 2, y + height / 2);
    fill(sheet, group, style, box, turned);
    edges(group, style, box, turned);
  }

  function turn(matrix, x, y) {
    const [cosine, sine] = matrix.replace("matrix(", "").split(",").map(parseFloat);
    const angle = (Math.atan2(sine, cosine) * 180) / Math.PI;
    return { transform: `rotate(${round(angle)} ${round(x)} ${round(y)})` };
  }

  /* Words that stand in one line make one text; a line that is cut on the page is cut here. */
  function lines(node, upright) {
    const range = document.createRange();
    const found = [];
    for (const word of node.data.matchAll(/[^ \t\r\n]+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const box = range.getBoundingClientRect();
      const last = found[found.length - 1];
      if (box.width === 0 || box.height === 0) {
        continue;
      }
      if (last && Math.abs(upright ? last.box.left - box.left : last.box.top - box.top) < 2) {
        last.text += " " + word[0];
        last.end = box;
      } else {
        found.push({ text: word[0], box, end: box });
      }
    }
    return found;
  }

  function words(sheet, group, node, style, isTurned) {
    const upright = style.writingMode.startsWith("vertical");
    const paint = colour(style.color);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const metrics = canvas.measureText("Ж");
    const rise = metrics.fontBoundingBoxAscent / (metrics.fontBoundingBoxAscent + metrics.fontBoundingBoxDescent);
    const raised = { uppercase: (text) => text.toUpperCase(), lowercase: (text) => text.toLowerCase() }[style.textTransform];
    lines(node, upright).forEach(function (line) {
      const { box, end } = line;
      let place = { x: box.left, y: box.top + box.height * rise };
      if (upright) {
        const x = isTurned ? box.left + box.width * rise : box.right - box.width * rise;
        const y = isTurned ? box.bottom : box.top;
        place = { transform: `translate(${round(x)} ${round(y)}) rotate(${isTurned ? -90 : 90})` };
      }
      put(group, "text", { ...place, "font-family": FONT, "font-size": style.fontSize.replace("px", ""),
        "font-weight": style.fontWeight, fill: paint.paint, "fill-opacity": paint.alpha,
        ...(style.letterSpacing === "normal" ? {} : { "letter-spacing": style.letterSpacing }) },
      raised ? raised(line.text) : line.text);
      reach(sheet, box);
      reach(sheet, end);
    });
  }

  /* A drawing within the figure keeps its shapes; what CSS says of them is written into them. */
  function drawing(sheet, group, element) {
    const copy = group.ownerDocument.importNode(element, true);
    const originals = [element, ...element.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach(function (part, place) {
      const style = getComputedStyle(originals[place]);
      const said = OF_SVG.map(function (name) {
        const value = style.getPropertyValue(name);
        const isColour = (name === "fill" || name === "stroke") && /^(rgb|color|#)/.test(value);
        if (!isColour) {
          return name === "font-family" ? `font-family: ${FONT}` : `${name}: ${value}`;
        }
        const { paint, alpha } = colour(value);
        return `${name}: ${alpha > 0 ? paint : "none"}`;
      });
      part.setAttribute("style", said.join("; "));
      part.removeAttribute("class");
    });
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    copy.setAttribute("x", round(box.left));
    copy.setAttribute("y", round(box.top));
    copy.setAttribute("width", round(box.width));
    copy.setAttribute("height", round(box.height));
    copy.setAttribute("overflow", style.overflow === "visible" ? "visible" : "hidden");
    group.append(copy);
    reach(sheet, box);
  }

  function cut(sheet, group, box) {
    sheet.count += 1;
    const id = "cut-" + sheet.count;
    const made = put(sheet.defs, "clipPath", { id });
    put(made, "rect", { x: box.left, y: box.top, width: box.width, height: box.height });
    return put(group, "g", { "clip-path": `url(#${id})` });
  }

  function draw(sheet, parent, element, isTurned) {
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden" || element.matches(LEFT_OUT)) {
      return;
    }
    if (element.namespaceURI === SVG) {
      drawing(sheet, parent, element);
      return;
    }
    const box = element.getBoundingClientRect();
    let group = Number(style.opacity) < 1 ? put(parent, "g", { opacity: style.opacity }) : parent;
    const turned = style.transform.startsWith("matrix(-1,") ? !isTurned : isTurned;
    if (style.display !== "contents" && box.width > 0 && box.height > 0) {
      const tilted = /^matrix\((?!-?1,)/.test(style.transform) ? turn(style.transform, (box.left + box.right) / 2, (box.top + box.bottom) / 2) : {};
      const flat = tilted.transform ? straight(element, box) : box;
      fill(sheet, group, style, flat, tilted);
      edges(group, style, flat, tilted);
      mark(sheet, group, element, "::before", box);
      if (style.backgroundImage !== "none" || colour(style.backgroundColor).alpha > 0) {
        reach(sheet, box);
      }
    } else if (style.display !== "contents" && (box.width > 0 || box.height > 0) && style.borderStyle !== "none") {
      edges(group, style, box, {});
      reach(sheet, box);
    }
    if (["hidden", "clip"].includes(style.overflowX) && box.width > 0) {
      group = cut(sheet, group, box);
    }
    element.childNodes.forEach(function (child) {
      if (child.nodeType === Node.TEXT_NODE) {
        words(sheet, group, child, style, turned);
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        draw(sheet, group, child, turned);
      }
    });
  }

  function straight(element, box) {
    const [width, height] = [element.offsetWidth, element.offsetHeight];
    const [x, y] = [(box.left + box.right - width) / 2, (box.top + box.bottom - height) / 2];
    return { left: x, top: y, width, height, right: x + width, bottom: y + height };
  }

  /* The colours of :root outside of every condition: those of the light look. */
  function light() {
    const found = [];
    Array.from(document.styleSheets).forEach(function (sheet) {
      Array.from(sheet.cssRules).forEach(function (rule) {
        if (rule.selectorText === ":root") {
          found.push(...Array.from(rule.style).filter((name) => name.startsWith("--")).map((name) => [name, rule.style.getPropertyValue(name)]));
        }
      });
    });
    return found;
  }

  /* Does the work while the figure stands in light colours and at the beginning of its scroll. */
  function inLight(figure, work) {
    const before = figure.getAttribute("style");
    const scrolled = Array.from(figure.querySelectorAll("*")).filter((each) => each.scrollLeft || each.scrollTop)
      .map((each) => [each, each.scrollLeft, each.scrollTop]);
    light().forEach(([name, value]) => figure.style.setProperty(name, value));
    figure.style.setProperty("color", "var(--ink)");
    figure.style.setProperty("color-scheme", "light");
    figure.classList.add("as-picture");
    scrolled.forEach(([each]) => each.scrollTo(0, 0));
    try {
      return work();
    } finally {
      figure.classList.remove("as-picture");
      before === null ? figure.removeAttribute("style") : figure.setAttribute("style", before);
      scrolled.forEach(([each, left, top]) => each.scrollTo(left, top));
    }
  }

  function textOf(selector) {
    const found = document.querySelector(selector);
    return found ? found.textContent.replace(/[ \t\r\n]+/g, " ").trim() : "";
  }

  function broken(text, size, weight, width) {
    canvas.font = `${weight} ${size}px ${FONT}`;
    return text.split(" ").reduce(function (made, word) {
      const last = made[made.length - 1];
      if (last !== undefined && canvas.measureText(`${last} ${word}`).width <= width) {
        made[made.length - 1] = `${last} ${word}`;
      } else {
        made.push(word);
      }
      return made;
    }, []);
  }

  function write(sheet, texts, y, width) {
    texts.filter(([text]) => text).forEach(function ([text, size, weight, paint]) {
      broken(text, size, weight, width).forEach(function (line) {
        y += size * 1.35;
        put(sheet.root, "text", { x: EDGE, y, "font-family": FONT, "font-size": size, "font-weight": weight, fill: paint }, line);
      });
    });
    return y;
  }

  function compose(figure) {
    const title = figure.dataset.pictureTitle;
    const sheet = Sheet(title);
    draw(sheet, sheet.drawn, figure, false);
    const wide = sheet.box.right - sheet.box.left;
    const width = Math.max(wide, NARROWEST);
    const top = write(sheet, [[title, 18, 600, "#1b2430"], [textOf(".chips .sentence"), 12.5, 400, "#55606f"]], EDGE / 2, width);
    sheet.drawn.setAttribute("transform", `translate(${round(EDGE - sheet.box.left)} ${round(top + 16 - sheet.box.top)})`);
    const under = top + 16 + sheet.box.bottom - sheet.box.top + 10;
    const moment = [textOf(".top .fresh"), textOf("footer .moment")].filter(Boolean).join(" · ");
    const warning = [textOf(".stale"), textOf(".demo")].filter(Boolean).join(" ");
    const bottom = write(sheet, [[figure.dataset.pictureSource, 11, 400, "#55606f"], [moment, 11, 400, "#55606f"],
      [warning, 11, 600, "#6d5310"]], under, width);
    const size = { width: Math.ceil(width + 2 * EDGE), height: Math.ceil(bottom + EDGE * 0.75) };
    Object.entries(size).forEach(([name, value]) => sheet.root.setAttribute(name, String(value)));
    sheet.root.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    sheet.root.setAttribute("role", "img");
    const text = '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(sheet.root) + "\n";
    return { text, ...size };
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  async function raster(made, svg) {
    const address = URL.createObjectURL(svg);
    try {
      const image = new Image();
      image.src = address;
      await image.decode();
      const scale = Math.min(SHARPNESS, LONGEST_SIDE / Math.max(made.width, made.height));
      const sheet = document.createElement("canvas");
      sheet.width = Math.round(made.width * scale);
      sheet.height = Math.round(made.height * scale);
      sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
      return await new Promise((done) => sheet.toBlob(done, "image/png"));
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  async function take(button) {
    const figure = button.closest("[data-picture-title]");
    const name = figure.dataset.pictureTitle.replace(/[^\p{L}\p{N}]+/gu, "_").slice(0, 80);
    const made = inLight(figure, () => compose(figure));
    const svg = new Blob([made.text], { type: "image/svg+xml" });
    const kind = button.dataset.picture;
    save(kind === "svg" ? svg : await raster(made, svg), `${name}.${kind}`);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("button[data-picture]");
    if (button && !button.disabled) {
      button.disabled = true;
      take(button).finally(() => { button.disabled = false; });
    }
  });
})();
