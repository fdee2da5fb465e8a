/* The contents list follows the reader: the entry of the section near the upper edge of the window
 * is the current one, at the page's end the last. */
(() => {
  "use strict";
  const list = document.querySelector(".muc-luc");
  const footer = document.querySelector(".cuoi-trang");
  if (!list || !footer || !("IntersectionObserver" in window)) {
    return;
  }
  const links = Array.from(list.querySelectorAll("a"));
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const near = new Set();
  let atEnd = false;
  let current = null;

  /* Scrolls the list alone: the page must stay where the reader put it. */
  const bringIntoView = (link) => {
    const box = list.getBoundingClientRect();
    const place = link.getBoundingClientRect();
    if (place.top < box.top + 48 || place.bottom > box.bottom - 48) {
      list.scrollTop += place.top - box.top - box.height / 3;
    }
  };

  const mark = () => {
    let at = atEnd ? parts.length - 1 : -1;
    for (let i = 0; i < parts.length && !atEnd; i++) {
      at = near.has(parts[i]) ? i : at;
    }
    const link = at < 0 ? null : links[at];
    if (link === current) {
      return;
    }
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    current = link;
    if (link) {
      bringIntoView(link);
    }
  };

  const sections = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        near.add(entry.target);
      } else {
        near.delete(entry.target);
      }
    }
    mark();
  }, { rootMargin: "-6% 0px -94% 0px" });
  for (const part of parts) {
    if (part) {
      sections.observe(part);
    }
  }

  new IntersectionObserver((entries) => {
    atEnd = entries[entries.length - 1].isIntersecting;
    mark();
  }, { threshold: 0.9 }).observe(footer);
})();
