/* Charts are drawn after the page is put in its place. The page says its address only when
   everything on it is drawn, so with charts on it the address is said here. */
"use strict";

(function () {
  function tell() {
    const page = document.querySelector("#page-content[data-address-to-be]");
    if (!page) {
      return;
    }
    const charts = page.querySelectorAll(".dash-graph");
    const drawn = Array.from(charts).filter(function (chart) {
      return chart.querySelector(".main-svg");
    });
    if (charts.length === Number(page.dataset.charts) && drawn.length === charts.length) {
      page.setAttribute("data-address", page.dataset.addressToBe);
      page.removeAttribute("data-address-to-be");
    }
  }

  new MutationObserver(tell).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
})();
