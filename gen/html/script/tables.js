/* A table that fits its frame needs no frame that scrolls; without one its head can follow the
 * window. */
(() => {
  "use strict";
  if (!("ResizeObserver" in window)) {
    return;
  }
  const fit = (frame) => {
    const table = frame.firstElementChild;
    frame.classList.toggle("vua", table.offsetWidth <= frame.clientWidth);
  };
  const observer = new ResizeObserver((entries) => {
    for (const entry of entries) {
      fit(entry.target);
    }
  });
  for (const frame of document.querySelectorAll(".khung-bang")) {
    fit(frame);
    observer.observe(frame);
  }
})();
