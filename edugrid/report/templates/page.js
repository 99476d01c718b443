(function () {
  "use strict";
  document.documentElement.classList.add("js");
  document.querySelectorAll("[data-filter-for]").forEach(function (bar) {
    var rows = document.querySelectorAll("#" + bar.dataset.filterFor + " tbody tr");
    var count = bar.querySelector(".count b");
    function apply() {
      var shown = 0;
      rows.forEach(function (row) {
        var fits = true;
        bar.querySelectorAll("select").forEach(function (choice) {
          if (choice.value && row.dataset[choice.name] !== choice.value) fits = false;
        });
        var words = bar.querySelector("input").value.trim().toLowerCase();
        if (words && row.textContent.toLowerCase().indexOf(words) < 0) fits = false;
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent = shown + " / " + rows.length;
    }
    bar.addEventListener("input", apply);
    apply();
  });
  // asked for its width, a picture is laid out at once: only those that come into view are
  var views = new IntersectionObserver(function (seen) {
    seen.forEach(function (one) {
      if (!one.isIntersecting) return;
      var box = one.target;
      views.unobserve(box);
      box.scrollLeft = box.dataset.at * box.scrollWidth - box.clientWidth / 2;
    });
  });
  document.querySelectorAll(".scroll[data-at]").forEach(function (box) { views.observe(box); });
  document.querySelectorAll("th[data-sort]").forEach(function (head) {
    head.tabIndex = 0;
    function sort() {
      var up = head.getAttribute("aria-sort") !== "ascending";
      var table = head.closest("table"), body = table.tBodies[0], column = head.cellIndex;
      table.querySelectorAll("th").forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      Array.from(body.rows).sort(function (a, b) {
        var x = a.cells[column].dataset.key || a.cells[column].textContent.trim();
        var y = b.cells[column].dataset.key || b.cells[column].textContent.trim();
        return (up ? 1 : -1) * x.localeCompare(y, document.documentElement.lang, { numeric: true });
      }).forEach(function (row) { body.appendChild(row); });
    }
    head.addEventListener("click", sort);
    head.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); sort(); }
    });
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
}());
