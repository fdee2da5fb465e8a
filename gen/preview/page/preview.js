/* The preview in the browser. The server tells the state of all plans as one line of JSON:
 *
 *   {"words": {…}, "editor": true, "site": 4, "general": [finding…],
 *    "plans": {"thanh-hoa/134-2022": {"edition": 3, "folder": "content/…", "findings": [finding…]}}}
 *   finding: {"rule": "KH155", "severity": "error", "word": "lỗi", "text": "…", "hint": "…",
 *             "file": "content/…/noi-dung.md", "name": "noi-dung.md", "line": 7, "column": 5,
 *             "shown": 7}          shown: the line in the source of the page that is shown
 *
 * When the edition of this page's plan is another, the page is fetched and what differs is put in
 * place, so that scrolling, focus and selection stay. */
(() => {
  "use strict";
  const OWN = "/_xem/";
  const MAX_HINTS = 40;
  const pdf = document.querySelector("iframe.xem-pdf");
  const path = decodeURIComponent(location.pathname).slice(pdf ? (OWN + "pdf/").length : 1);
  const slug = path.includes("/") ? path.replace(/\/[^/]*$/, "") : "";

  let state = null;
  let token = "";
  let edition = null;
  let busy = false;
  let blocks = []; /* [{element, name, line}]: which block stands where in the source */

  /* ---- the page's text ---- */

  /* Takes the places off the elements, so that a shifted line makes no difference between blocks. */
  const takePlaces = (main) =>
    Array.from(main.querySelectorAll("*"), (element) => {
      const place = element.getAttribute("data-dong");
      element.removeAttribute("data-dong");
      return place;
    });

  const setBlocks = (main, places) => {
    blocks = [];
    main.querySelectorAll("*").forEach((element, i) => {
      if (places[i]) {
        const colon = places[i].lastIndexOf(":");
        blocks.push({ element, name: places[i].slice(0, colon), line: Number(places[i].slice(colon + 1)) });
      }
    });
  };

  const copyAttributes = (old, fresh) => {
    for (const { name } of Array.from(old.attributes)) {
      if (!fresh.hasAttribute(name)) {
        old.removeAttribute(name);
      }
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) {
        old.setAttribute(name, value);
      }
    }
  };

  const replace = (old, fresh) => {
    if (old.isEqualNode(fresh)) {
      return;
    }
    if (old.nodeType === Node.ELEMENT_NODE && old.nodeName === fresh.nodeName) {
      copyAttributes(old, fresh);
      replaceChildren(old, fresh);
    } else if (old.nodeType === Node.TEXT_NODE && fresh.nodeType === Node.TEXT_NODE) {
      old.data = fresh.data;
    } else {
      old.replaceWith(document.importNode(fresh, true));
    }
  };

  /* What is equal at the start and at the end stays; between, child for child, or, if their number
   * changed, all anew. */
  const replaceChildren = (old, fresh) => {
    let before = Array.from(old.childNodes);
    let after = Array.from(fresh.childNodes);
    let start = 0;
    while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) {
      start++;
    }
    let end = 0;
    while (
      end < before.length - start &&
      end < after.length - start &&
      before[before.length - 1 - end].isEqualNode(after[after.length - 1 - end])
    ) {
      end++;
    }
    const next = before[before.length - end] || null;
    before = before.slice(start, before.length - end);
    after = after.slice(start, after.length - end);
    if (before.length === after.length) {
      before.forEach((node, i) => replace(node, after[i]));
      return;
    }
    before.forEach((node) => node.remove());
    after.forEach((node) => old.insertBefore(document.importNode(node, true), next));
  };

  /* Where the reader is: the blocks from the top of the window on, then the sections around. */
  const readingPlace = () => {
    if (scrollY === 0) {
      return [];
    }
    const place = [];
    for (const { element } of blocks) {
      const box = element.getBoundingClientRect();
      if (element.nodeName !== "SECTION" && box.bottom > 0 && box.height > 0) {
        place.push({ element, id: "", top: box.top });
        if (place.length === MAX_HINTS) {
          break;
        }
      }
    }
    const first = place[0] && place[0].element;
    for (let section = first; section; section = section.parentElement) {
      if (section.id) {
        place.push({ element: section, id: section.id, top: section.getBoundingClientRect().top });
      }
    }
    return place;
  };

  const returnTo = (place) => {
    for (const { element, id, top } of place) {
      const there = element.isConnected ? element : id && document.getElementById(id);
      if (there) {
        scrollBy({ top: there.getBoundingClientRect().top - top, behavior: "instant" });
        return;
      }
    }
  };

  const stayInPlace = (change) => {
    const place = readingPlace();
    change();
    returnTo(place);
  };

  const removeMarks = () => document.querySelectorAll(".xem-loi").forEach((mark) => mark.remove());

  const fetchPage = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (!answer.ok) {
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = document.querySelector("main");
    const freshMain = fresh.querySelector("main");
    if (!main || !freshMain) {
      return;
    }
    if ("xemChuaCo" in document.body.dataset !== "xemChuaCo" in fresh.body.dataset) {
      location.reload();
      return;
    }
    const places = takePlaces(freshMain);
    stayInPlace(() => {
      removeMarks();
      replace(main, freshMain);
      document.title = fresh.title;
      setBlocks(main, places);
      showFindings();
    });
  };

  /* ---- what was found ---- */

  const say = (name) => (state.words && state.words[name]) || name;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text || "";
    return element;
  };

  const findings = () => {
    const plan = state && state.plans[slug];
    return plan ? plan.findings.concat(state.general) : state ? state.general : [];
  };

  /* The last block that begins at or before the place. */
  const blockOf = (finding) => {
    let found = null;
    for (const block of blocks) {
      if (block.name === finding.name && block.line <= finding.shown && (!found || block.line >= found.line)) {
        found = block;
      }
    }
    return found && finding.line ? found.element : null;
  };

  const openPlace = async (file, line, column, button) => {
    if (state.editor) {
      await fetch(OWN + "mo", { method: "POST", body: [token, file, line, column].join("\n") });
      return;
    }
    try {
      await navigator.clipboard.writeText(`${file}:${line}:${column}`);
      if (button) {
        button.textContent = say("copied");
      }
    } catch {
      /* The place can still be read. */
    }
  };

  const placeButton = (finding) => {
    const place = [finding.name, finding.line, finding.column].filter(Boolean).join(":");
    const button = make("button", "", place);
    button.type = "button";
    button.title = `${state.editor ? say("open") : say("copy")}: ${finding.file}`;
    button.addEventListener("click", () => openPlace(finding.file, finding.line, finding.column, button));
    return button;
  };

  const WEIGHTS = { note: " xem-nhe", warning: "", error: " xem-nang", failure: " xem-nang" };

  const describe = (element, finding) => {
    element.append(make("strong", "", `${finding.word}: `), `${finding.text} [${finding.rule}] `);
    if (finding.file) {
      element.append(placeButton(finding));
    }
    if (finding.hint) {
      element.append(make("span", "xem-goi-y", `${say("hint")}: ${finding.hint}`));
    }
    element.lang = say("language");
    return element;
  };

  const markInText = (finding, block) => {
    const mark = describe(make("span", `xem-loi${WEIGHTS[finding.severity]}`), finding);
    const cell = block.nodeName === "TR" ? block.cells[1] || block.cells[0] : null;
    if (block.nodeName === "SECTION" && block.firstElementChild) {
      block.firstElementChild.after(mark);
    } else {
      (cell || block).append(mark);
    }
    return mark;
  };

  const fillPanel = (panel, list) => {
    const details = panel.querySelector("details");
    const items = make("ol", "");
    for (const { finding, mark } of list) {
      const item = describe(make("li", ""), finding);
      if (mark) {
        const button = make("button", "", say("show"));
        button.type = "button";
        button.addEventListener("click", () => mark.scrollIntoView({ block: "center" }));
        item.append(" ", button);
      }
      items.append(item);
    }
    details.querySelector("summary").textContent = list.length
      ? say("count").replace("%u", list.length)
      : say("none");
    details.querySelector(".xem-danh-sach").replaceChildren(items);
  };

  const panelOf = () => {
    let panel = document.querySelector(".xem-khung");
    if (!panel) {
      panel = make("aside", "xem-khung");
      const details = make("details", "");
      const summary = make("summary", "");
      summary.setAttribute("aria-live", "polite");
      const links = make("p", "");
      if (slug && !pdf && state.plans[slug]) {
        const link = make("a", "", say("pdf"));
        link.href = `${OWN}pdf/${slug}/ke-hoach.pdf`;
        link.target = "_blank";
        links.append(link);
      }
      details.append(summary, make("div", "xem-danh-sach"), links);
      panel.append(details);
      document.body.append(panel);
    }
    panel.setAttribute("aria-label", say("panel"));
    panel.lang = say("language");
    return panel;
  };

  const showFindings = () => {
    if (!state) {
      return;
    }
    removeMarks();
    const list = findings().map((finding) => {
      const block = blockOf(finding);
      return { finding, mark: block && markInText(finding, block) };
    });
    fillPanel(panelOf(), list);
  };

  /* Alt and a click lead from the text to its source. */
  document.addEventListener("click", (event) => {
    const block = event.altKey && blocks.findLast(({ element }) => element.contains(event.target));
    if (block && state && state.plans[slug]) {
      event.preventDefault();
      openPlace(`${state.plans[slug].folder}/${block.name}`, block.line, 1);
    }
  });

  /* ---- listening ---- */

  const currentEdition = () => {
    const plan = state.plans[slug];
    return plan ? plan.edition : state.site;
  };

  const showState = async () => {
    if (busy) {
      return;
    }
    busy = true;
    let fetched = false;
    try {
      while (edition !== currentEdition()) {
        edition = currentEdition();
        if (pdf) {
          pdf.src = `/${path}?lan=${edition}`;
        } else {
          await fetchPage();
          fetched = true;
        }
      }
    } catch {
      edition = null; /* The preview has ended, or begins again: then it tells the state anew. */
    } finally {
      busy = false;
    }
    if (!fetched) {
      stayInPlace(showFindings);
    }
    document.documentElement.dataset.xemLan = String(edition);
  };

  let source = null;
  const listen = () => {
    source = new EventSource(`${OWN}tin`);
    source.addEventListener("token", (event) => {
      token = event.data;
    });
    source.addEventListener("moi", (event) => {
      state = JSON.parse(event.data);
      showState();
    });
  };

  const main = document.querySelector("main");
  if (main && !pdf) {
    setBlocks(main, takePlaces(main));
  }
  /* Browsers keep few connections to one place: a page nobody sees gives its own back. */
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && source) {
      source.close();
      source = null;
    } else if (!document.hidden && !source) {
      listen();
    }
  });
  if (!document.hidden) {
    listen();
  }
})();
