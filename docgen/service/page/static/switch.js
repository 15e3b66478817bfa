// Light, dark, or as the system has it: the choice is kept in this browser and set before the page is drawn,
// so that nothing flashes. For that reason this is no module and stands in the head.
(() => {
  "use strict";
  const KEY = "docgen-scheme";

  function kept() {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return ""; // storage is switched off: the system decides
    }
  }

  function keep(scheme) {
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // it holds for this page, then
    }
  }

  function show(scheme) {
    document.documentElement.dataset.scheme = scheme;
  }

  show(kept());
  document.addEventListener("DOMContentLoaded", () => {
    const choice = document.querySelector("#scheme");
    if (!choice) return;
    choice.closest("[hidden]")?.removeAttribute("hidden"); // without scripts it would do nothing
    choice.value = kept();
    choice.addEventListener("change", () => {
      keep(choice.value);
      show(choice.value);
    });
  });
})();
