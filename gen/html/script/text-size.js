/* The chosen text size holds for all pages and the next visit. Choosing works without script, by the
 * style sheet; what is stored is the id of the chosen button. */
(() => {
  "use strict";
  const KEY = "kehoach-co-chu";
  const sizes = Array.from(document.querySelectorAll(".co-chu input"));

  /* Reading or writing fails where the reader has forbidden storage: then nothing is remembered. */
  const read = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const write = (id) => {
    try {
      localStorage.setItem(KEY, id);
    } catch {
      /* see above */
    }
  };

  const show = (id) => {
    const size = sizes.find((input) => input.id === id);
    if (size) {
      size.checked = true;
    }
  };
  show(read());
  for (const size of sizes) {
    size.addEventListener("change", () => write(size.id));
  }
  addEventListener("storage", (event) => {
    if (event.key === KEY) {
      show(event.newValue);
    }
  });
})();
