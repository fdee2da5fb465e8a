/* The sign beside a heading leads to the heading, and copies its address. Browsers let a page copy
 * only over a secure connection; elsewhere it stays a link, whose address can be copied as always. */
(() => {
  "use strict";
  const TOLD_FOR = 4000;
  const message = document.querySelector(".thong-bao");
  if (!message || !navigator.clipboard) {
    return;
  }
  let timer = 0;
  const tell = (words) => {
    clearTimeout(timer);
    message.textContent = words;
    timer = setTimeout(() => {
      message.textContent = "";
    }, TOLD_FOR);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".neo");
    if (link) {
      navigator.clipboard.writeText(link.href).then(() => tell(message.dataset.daChep), () => {});
    }
  });
})();
