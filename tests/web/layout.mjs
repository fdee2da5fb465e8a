/* How every page stands in a window: nothing moves while it loads, nothing is cut off, lies over
 * something else or needs a wider window, at any width and with larger text.
 *
 *   layout.mjs MODULES OUTPUT-FOLDER…
 *
 * The first page of each kind and the plans of the first folder are looked at in every width, the
 * others in the narrowest. */
import assert from "node:assert/strict";

import { pagesToJudge, runTests, withBrowser } from "./browser.mjs";

const [modules, ...folders] = process.argv.slice(2);
const NARROW = 320;
const WIDTHS = [1440, 768, NARROW];

/* Adds up how far things have moved (“layout shift”) since the page began. */
const noteShifts = () => {
  window.shifts = [];
  const note = (entries) => {
    for (const entry of entries) {
      window.shifts.push(...entry.sources.map(({ node, previousRect: from, currentRect: to }) =>
        `${(node?.parentElement ?? document.body).outerHTML.slice(0, 100)}: ${from.x},${from.y} -> ${to.x},${to.y}`));
    }
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.shiftsUpToNow = async () => {
    await document.fonts.ready;
    /* What the last frame has moved is told in the next one. */
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    note(observer.takeRecords());
    return window.shifts;
  };
};

/* What is cut off, lies over other text, or stands out of the window. */
const misplaced = () => {
  const faults = [];
  const told = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 110);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`);
  }
  const styles = new Map();
  const style = (element) => {
    if (!styles.has(element)) {
      styles.set(element, getComputedStyle(element));
    }
    return styles.get(element);
  };
  /* What is only heard, or waits out of the window until it has the focus. */
  const unseen = new Map([[null, false]]);
  const isUnseen = (element) => {
    if (!unseen.has(element)) {
      unseen.set(element, isUnseen(element.parentElement) || style(element).clipPath !== "none" ||
        element.matches(".bo-qua") || style(element).visibility === "hidden" || style(element).opacity === "0");
    }
    return unseen.get(element);
  };
  /* The part of the window in which the element's contents can be seen without scrolling there. */
  const frames = new Map();
  const frame = (element) => {
    if (!element || element === document.body) {
      return { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity, scrolls: false };
    }
    if (!frames.has(element)) {
      let seen = frame(element.parentElement);
      if (style(element).overflowX !== "visible") {
        const box = element.getBoundingClientRect();
        seen = {
          left: Math.max(seen.left, box.left),
          top: Math.max(seen.top, box.top),
          right: Math.min(seen.right, box.right),
          bottom: Math.min(seen.bottom, box.bottom),
          scrolls: true,
        };
      }
      frames.set(element, seen);
    }
    return frames.get(element);
  };

  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility() || element.closest("svg") || isUnseen(element)) {
      continue;
    }
    const { overflowX, overflowY, display } = style(element);
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const scrollsAside = overflowX === "auto" || overflowX === "scroll";
    if (display !== "inline" && scrollWidth > clientWidth + 1 && clientWidth > 0) {
      if (!scrollsAside && !element.querySelector("*") ) {
        faults.push(`${scrollWidth} px in a box of ${clientWidth}: ${told(element)}`);
      } else if (overflowX === "hidden" || overflowX === "clip") {
        faults.push(`cut off at ${clientWidth} of ${scrollWidth} px: ${told(element)}`);
      } else if (scrollsAside && element.tabIndex < 0) {
        faults.push(`scrolls, but not by keyboard: ${told(element)}`);
      }
    }
    if ((overflowY === "hidden" || overflowY === "clip") && scrollHeight > clientHeight + 1) {
      faults.push(`cut off at ${clientHeight} of ${scrollHeight} px: ${told(element)}`);
    }
    const box = element.getBoundingClientRect();
    const seen = frame(element.parentElement);
    if (box.width > 0 && !seen.scrolls && (box.left < -0.5 || box.right > root.clientWidth + 0.5)) {
      faults.push(`from ${box.left} to ${box.right} px: ${told(element)}`);
    }
  }

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || isUnseen(element)) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    const seen = frame(element);
    for (const box of range.getClientRects()) {
      /* The letters do not fill the height of their line. */
      const rim = box.height / 4;
      const rect = {
        left: Math.max(box.left, seen.left) + 1,
        right: Math.min(box.right, seen.right) - 1,
        top: Math.max(box.top + rim, seen.top),
        bottom: Math.min(box.bottom - rim, seen.bottom),
        node,
      };
      if (rect.right > rect.left && rect.bottom > rect.top) {
        texts.push(rect);
      }
    }
  }
  texts.sort((a, b) => a.top - b.top);
  for (const [i, above] of texts.entries()) {
    for (let k = i + 1; k < texts.length && texts[k].top < above.bottom; k += 1) {
      const other = texts[k];
      if (other.node !== above.node && other.left < above.right && other.right > above.left) {
        faults.push(`“${above.node.data.trim().slice(0, 40)}” and “${other.node.data.trim().slice(0, 40)}” lie over each other`);
      }
    }
  }
  return [...new Set(faults)].slice(0, 12);
};

/* The size of letters that the reader has chosen for all sites; 16 px is the browser's own. */
const setLetters = async (page, size) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: size } });
  await session.detach();
  assert.equal(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize)), size);
};

const widerSpaces = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
    "p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [sheet];
};

/* What else readers set: letters twice as large (WCAG 2.2, 1.4.4), wider spaces (1.4.12). */
const READERS = {
  "text at 200 %": (page) => setLetters(page, 32),
  "wider spaces": async (page) => {
    await setLetters(page, 16);
    await page.evaluate(widerSpaces);
  },
};

/* What has changed is drawn, and what watches sizes (tables.js) has seen it. */
const drawn = () => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(done));
});

const stands = async (page, where) => {
  await page.evaluate(drawn);
  assert.deepEqual(await page.evaluate(misplaced), [], where);
};

const loads = async (page, address, width) => {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(address);
  assert.deepEqual(await page.evaluate(() => window.shiftsUpToNow()), [], `moved while loading at ${width} px`);
  await stands(page, `at ${width} px`);
};

const main = async (browser) => {
  const addresses = [];
  for (const folder of folders) {
    addresses.push(await browser.serve(folder));
  }
  const tests = {
    "a page that is wrong on purpose": async ({ page }) => {
      await page.setViewportSize({ width: NARROW, height: 800 });
      await page.goto(`${addresses[0]}/index.html`);
      await page.evaluate(() => {
        const boxes = [
          ["position: absolute; left: 10px; top: 700px", "Một dòng chữ"],
          ["position: absolute; left: 20px; top: 704px", "Một dòng khác"],
          ["width: 400px", "Một đoạn rộng hơn cửa sổ"],
          ["width: 20px; overflow: hidden; white-space: nowrap", "Một đoạn bị cắt"],
        ];
        for (const [cssText, text] of boxes) {
          const box = document.createElement("div");
          box.style.cssText = cssText;
          box.textContent = text;
          document.querySelector("main").prepend(box);
        }
      });
      const found = (await page.evaluate(misplaced)).join("\n");
      for (const fault of [/the page is \d+ px wide/, /to 4\d\d px: <div/, /in a box of 20|cut off at 20/, /dòng chữ” and “Một dòng khác” lie over|dòng khác” and “Một dòng chữ” lie over/]) {
        assert.match(found, fault);
      }
      const moved = await page.evaluate(() => window.shiftsUpToNow());
      assert.ok(moved.length > 0, "what moved was not noticed");
    },
  };
  for (const { folder, file, name, kind, english, isFirst } of await pagesToJudge(folders)) {
    tests[name] = async ({ page, listen }) => {
      for (const width of isFirst || (folder === 0 && kind === "plan" && !english) ? WIDTHS : [NARROW]) {
        await loads(page, `${addresses[folder]}/${file}`, width);
      }
      for (const [reader, change] of Object.entries(READERS)) {
        await change(page);
        await stands(page, `${reader}, at ${NARROW} px`);
      }
      listen();
    };
  }
  const begin = async () => {
    const site = await browser.at(addresses);
    await site.context.addInitScript(noteShifts);
    return site;
  };
  await runTests(tests, { together: 2, begin });
};

await withBrowser(modules, main);
