/* A link that stands for a box to tick answers the key that ticks boxes. */
"use strict";

document.addEventListener("keydown", function (event) {
  const box = event.target.closest && event.target.closest('a[role="checkbox"]');
  if (box && event.key === " ") {
    event.preventDefault();
    box.click();
  }
});
