/* Goes from change to change, and shows only those of some kinds or topics. Without it the numbered
 * list leads to every change. */
(() => {
  "use strict";
  const tools = document.querySelector(".doi-chieu");
  if (!tools) {
    return;
  }
  const entries = Array.from(document.querySelectorAll(".so-sanh li[data-so]"));
  const entryOf = new Map(entries.map((entry) => [entry.dataset.so, entry]));
  const marks = Array.from(document.querySelectorAll(".van-ban [data-thay-doi]"));
  const places = marks.filter((mark) => mark.id);
  const status = tools.querySelector("output");
  const keys = tools.querySelector("[name=phim]");
  let current = -1;

  const chosen = (name) => new Set(
    Array.from(tools.querySelectorAll(`[name=${name}]:checked`), (box) => box.value));
  const isShown = (mark) => {
    const entry = entryOf.get(mark.dataset.thayDoi);
    return !entry || !entry.hidden;
  };

  const go = (step) => {
    const shown = places.filter(isShown);
    if (shown.length === 0) {
      status.textContent = tools.dataset.het;
      return;
    }
    let at = current + step;
    while (places[at] && !isShown(places[at])) {
      at += step;
    }
    if (!places[at]) {
      at = places.indexOf(step > 0 ? shown[0] : shown[shown.length - 1]);
    }
    places[current]?.classList.remove("dang-xem");
    current = at;
    const mark = places[at];
    const entry = entryOf.get(mark.dataset.thayDoi);
    mark.classList.add("dang-xem");
    mark.tabIndex = -1;
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    status.textContent = tools.dataset.cho
      .replace("{so}", mark.dataset.thayDoi)
      .replace("{loai}", entry ? tools.dataset[entry.dataset.loai] : "")
      .replace("{thu}", String(shown.indexOf(mark) + 1))
      .replace("{tong}", String(shown.length));
  };

  const filter = () => {
    const kinds = chosen("loai");
    const topics = chosen("chu-de");
    for (const entry of entries) {
      entry.hidden = !kinds.has(entry.dataset.loai) || !topics.has(entry.dataset.chuDe);
    }
    for (const group of document.querySelectorAll(".nhom-thay-doi")) {
      group.hidden = !group.querySelector("li:not([hidden])");
    }
    for (const mark of marks) {
      mark.classList.toggle("khong-chon", !isShown(mark));
    }
  };

  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-buoc]");
    if (button) {
      go(Number(button.dataset.buoc));
    }
  });
  tools.addEventListener("change", filter);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
    if (!keys.checked || typing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const step = { j: 1, n: 1, k: -1, p: -1 }[event.key.toLowerCase()];
    if (step) {
      event.preventDefault();
      go(step);
    }
  });
  tools.hidden = false;
})();
