(function () {
  "use strict";
  document.querySelectorAll("[data-tree-filter]").forEach(function (bar) {
    var root = document.getElementById(bar.dataset.treeFilter);
    var hosts = root.querySelectorAll("details.host");
    var count = bar.querySelector(".count b");
    function children(node) {
      return node.querySelectorAll(":scope > .inside > details[data-find]");
    }
    function own(node) {
      // a node's words without those of the nodes inside it
      var words = node.querySelector("summary").textContent;
      node.querySelectorAll(":scope > .inside > :not(details)").forEach(function (part) { words += " " + part.textContent; });
      return words.toLowerCase();
    }
    function visit(node, words, above) {
      // the words may stand in the node and in those around it: a county and a port
      var text = above + " " + own(node);
      var here = words.every(function (word) { return text.indexOf(word) >= 0; });
      var below = false;
      children(node).forEach(function (child) { if (visit(child, words, text)) below = true; });
      node.hidden = !(here || below);
      if (words.length && below && !here) node.open = true;
      return here || below;
    }
    function apply() {
      var words = bar.querySelector("input").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      root.querySelectorAll(":scope > details").forEach(function (node) { visit(node, words, ""); });
      var shown = 0;
      hosts.forEach(function (host) { if (!host.closest("[hidden]")) shown += 1; });
      count.textContent = shown + " / " + hosts.length;
    }
    bar.querySelector("input").addEventListener("input", apply);
    bar.querySelectorAll("button").forEach(function (button) {
      button.addEventListener("click", function () {
        root.querySelectorAll("details").forEach(function (node) {
          node.open = !!button.dataset.open || node.classList.contains("region");
        });
      });
    });
    apply();
  });
}());
