/* What a reader does with a page: by keyboard alone, with larger letters, without script.
 *
 *   reading.mjs MODULES OUTPUT-FOLDER */
import assert from "node:assert/strict";

import { pagesOf, runTests, withBrowser } from "./browser.mjs";

const [modules, folder] = process.argv.slice(2);
const PLAN = "thanh-hoa/134-2022/ke-hoach.html";
const SECTION = "ha-tang";
const TARGETS = "hai-duong/5046-2023/ke-hoach.html";

/* What can be reached by the tab key, in the order of the page: of a row of radio buttons one. A
 * frame that a script has found to need no scrolling may be left out by a browser or not. */
const reachable = () => {
  const all = Array.from(document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']"));
  return all
    .filter((element) => element.checkVisibility() && !element.disabled && (element.type !== "radio" || element.checked))
    .map((element) => {
      element.dataset.number = all.indexOf(element);
      return element.dataset.number;
    });
};

/* How the element with the focus shows it: the outline of itself or, for a button that is not drawn,
 * of what stands beside it; whether it has the contrast of WCAG 2.2, 1.4.11 against what is behind
 * it; and whether the element is to be seen at all (2.4.11). */
const focused = () => {
  const element = document.activeElement;
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (from) => {
    for (let at = from; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) {
        return colour;
      }
    }
    return "rgb(255, 255, 255)";
  };
  const drawn = getComputedStyle(element).opacity === "0" ? element.nextElementSibling : element;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(drawn);
  const [light, dark] = [luminance(outlineColor), luminance(ground(drawn.parentElement))].sort((a, b) => b - a);
  /* The first line: of a link over two lines the middle is beside it. */
  const box = drawn.getClientRects()[0] ?? drawn.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 1), innerWidth - 2);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 8), 1), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  return {
    number: element.dataset.number,
    told: element.outerHTML.replace(/\s+/g, " ").slice(0, 120),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    contrast: (light + 0.05) / (dark + 0.05),
    seen: top !== null && (top === element || drawn.contains(top) || element.contains(top) || top.contains(drawn)) &&
      box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
  };
};

/* Scrolls at once: what is asked of the page shall not hang on an animation. */
const CALM = { reducedMotion: "reduce" };

const open = async (browser, address, file, options) => {
  const site = await browser.at(address, { ...CALM, ...options });
  await site.page.goto(`${address}/${file}`);
  return site;
};

const walksThrough = async (browser, address, file, options) => {
  const site = await open(browser, address, file, options);
  const { page } = site;
  const wanted = await page.evaluate(reachable);
  assert.ok(wanted.length > 4);
  const reached = [];
  for (let i = 0; i < wanted.length; i += 1) {
    await page.keyboard.press("Tab");
    let at = await page.evaluate(focused);
    /* The contents follow the reader a frame or two after the focus has moved. */
    for (let frame = 0; !at.seen && frame < 30; frame += 1) {
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      at = await page.evaluate(focused);
    }
    assert.ok(at.outlined, `no outline: ${at.told}`);
    assert.ok(at.contrast >= 3, `an outline of contrast ${at.contrast}: ${at.told}`);
    assert.ok(at.seen, `out of sight: ${at.told}`);
    reached.push(at.number);
  }
  assert.deepEqual(reached, wanted);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement === document.body || document.activeElement.matches(".bo-qua")), true);
  for (let i = 0; i < 3; i += 1) {
    await page.keyboard.press("Shift+Tab");
  }
  assert.ok(wanted.slice(-4).includes(await page.evaluate(() => document.activeElement.dataset.number)), "no way back");
  await site.close();
};

const tabTo = async (page, selector, most = 200) => {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      return;
    }
  }
  throw new Error(`${selector} is not reached in ${most} steps`);
};

const letters = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
const chosen = (page) => page.evaluate(() => document.querySelector(".co-chu input:checked").id);

const main = async (browser) => {
  const address = await browser.serve(folder);
  const tests = {};

  const walked = new Map([["plan", PLAN]]);
  for (const { file, kind, english } of await pagesOf(folder)) {
    if (!english && !walked.has(kind)) {
      walked.set(kind, file);
    }
  }
  for (const file of walked.values()) {
    tests[`all by the tab key: ${file}`] = () => walksThrough(browser, address, file);
  }
  for (const [name, options] of Object.entries({
    dark: { colorScheme: "dark" },
    "forced colours": { forcedColors: "active" },
    "320 px": { width: 320, height: 640 },
  })) {
    tests[`all by the tab key: ${name}`] = () => walksThrough(browser, address, "hau-giang/128-2022/ke-hoach.html", options);
  }

  tests["past the head of the page in one step"] = async () => {
    const site = await open(browser, address, PLAN);
    const { page } = site;
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "bo-qua");
    const box = await page.locator(".bo-qua").boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
    await site.close();
  };

  tests["from the contents to a section, which they then mark"] = async () => {
    const site = await open(browser, address, PLAN, { width: 1440 });
    const { page } = site;
    await tabTo(page, `.muc-luc a[href="#${SECTION}"]`);
    await page.keyboard.press("Enter");
    await page.locator(`.muc-luc a[href="#${SECTION}"][aria-current]`).waitFor();
    assert.equal(await page.locator(".muc-luc [aria-current]").count(), 1);
    assert.ok(await page.locator(`#${SECTION} .tieu-de`).first().evaluate((head) => {
      const { top } = head.getBoundingClientRect();
      return top >= 0 && top < innerHeight / 2;
    }));
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate((id) => document.getElementById(id).contains(document.activeElement), SECTION));
    await site.close();
  };

  tests["a table wider than the window scrolls by the arrow keys, its row heads stay"] = async () => {
    const site = await open(browser, address, TARGETS, { width: 320, height: 640 });
    const { page } = site;
    await tabTo(page, ".khung-bang");
    const frame = page.locator(".khung-bang:focus");
    assert.ok(await frame.evaluate((element) => element.scrollWidth > element.clientWidth));
    assert.equal(await frame.getAttribute("role"), "region");
    const name = await frame.evaluate((element) =>
      element.getAttribute("aria-label") ?? document.getElementById(element.getAttribute("aria-labelledby")).textContent);
    assert.ok(name.trim().length > 0);
    const head = frame.locator("tbody th[scope=row]").first();
    for (let i = 0; i < 6; i += 1) {
      await page.keyboard.press("ArrowRight");
    }
    await page.waitForFunction(() => document.activeElement.scrollLeft > 120);
    const [left, edge] = [(await head.boundingBox()).x, (await frame.boundingBox()).x];
    assert.ok(left >= edge - 1 && left < edge + 80, `the row's head begins at ${left}, the frame at ${edge}`);
    await site.close();
  };

  tests["the address of a section is copied"] = async () => {
    const site = await open(browser, address, PLAN);
    const { page } = site;
    await site.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await tabTo(page, `a.neo[href="#${SECTION}"]`);
    await page.keyboard.press("Enter");
    await page.locator(".thong-bao[role=status]").filter({ hasText: "Đã chép" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${address}/${PLAN}#${SECTION}`);
    assert.equal(new URL(page.url()).hash, `#${SECTION}`);
    await site.close();
  };

  tests["a note leads to its text and back"] = async () => {
    const site = await open(browser, address, PLAN);
    const { page } = site;
    const links = await page.locator(".dau-ghi-chu a, .ve").evaluateAll((all) =>
      all.map((link) => [link.hash, document.querySelector(link.hash)?.closest("li, p, td, th, sup, h2, h3") !== null]));
    for (const [hash, leads] of links) {
      assert.ok(leads, hash);
    }
    await site.close();
  };

  for (const [name, key, compare] of [["larger", "ArrowRight", (a, b) => a > b], ["smaller", "ArrowLeft", (a, b) => a < b]]) {
    tests[`${name} letters, by keyboard, here, after a reload and on other pages`] = async () => {
      const site = await open(browser, address, PLAN);
      const { page } = site;
      const before = await letters(page);
      await tabTo(page, ".co-chu input");
      await page.keyboard.press(key);
      const after = await letters(page);
      assert.ok(compare(after, before), `${before} -> ${after}`);
      const id = await chosen(page);
      for (const file of [PLAN, "index.html", PLAN.replace(".html", ".en.html")]) {
        await page.goto(`${address}/${file}`);
        assert.equal(await letters(page), after, file);
        assert.equal(await chosen(page), id, file);
      }
      await site.close();
    };
  }

  tests["with storage forbidden the sizes still work"] = async () => {
    const site = await browser.at(address);
    const { page } = site;
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
    });
    await page.goto(`${address}/${PLAN}`);
    const before = await letters(page);
    await page.locator("#kh-co-chu-lon").check();
    assert.ok((await letters(page)) > before);
    await site.close();
  };

  tests["without script"] = async () => {
    const site = await browser.at(address, { ...CALM, javaScriptEnabled: false });
    const { page } = site;
    await page.goto(`${address}/${PLAN}`);
    await page.locator(`.muc-luc a[href="#${SECTION}"]`).click();
    assert.equal(new URL(page.url()).hash, `#${SECTION}`);
    const size = () => page.locator("main").evaluate((element) => parseFloat(getComputedStyle(element.ownerDocument.documentElement).fontSize));
    const before = await size();
    await page.locator("#kh-co-chu-lon").check();
    assert.ok((await size()) > before);
    const summary = page.locator("summary").first();
    await summary.click();
    assert.ok(await summary.evaluate((element) => element.parentElement.open));
    await page.setViewportSize({ width: 320, height: 640 });
    const frame = page.locator(".khung-bang").first();
    await frame.focus();
    assert.ok(await frame.evaluate((element) => element.ownerDocument.activeElement === element && element.scrollWidth > element.clientWidth));
    assert.ok(await page.locator("html").evaluate((root) => root.scrollWidth <= root.clientWidth));
    await site.close();
  };

  await runTests(tests, { together: 2 });
};

await withBrowser(modules, main);
