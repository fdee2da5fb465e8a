/* A page printed by the browser: A4 pages as those of the PDF, with all that the page says and without
 * what only a screen needs.
 *
 *   print.mjs MODULES OUTPUT-FOLDER WORK-FOLDER
 *
 * The number of a plan's pages is the PDF's, as far as two typesetters agree: letters, distances and
 * margins are the same, but the browser fills each line by itself, does not part a table's row that
 * would fit a page, and has the notes behind the text. That comes to a page more or less in a plan, or a
 * thirtieth of a book; a page set smaller, cut off or with a column of waste is far off. What explains a
 * plan begins a page of its own in both and is told at other length, so it is not counted. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { pagesOf, runTests, withBrowser } from "./browser.mjs";

const [modules, folder, work] = process.argv.slice(2);
const A4 = [595, 842]; /* points */
/* What leads somewhere or sets something on a screen. */
const SCREEN_ONLY = [".dau-trang", ".cuoi-trang", ".bo-qua", ".cong-cu", ".muc-luc > p", ".tai-ve h2", ".thong-bao"];

const tool = (name, ...options) => execFileSync(name, options, { encoding: "utf8", maxBuffer: 1 << 26 });
/* Line ends, hyphenation and the distance of words are the printer's. */
const bare = (text) => text.normalize("NFC").replace(/[\s\u00ad\u200b\u2060]+/gu, "").toLowerCase();
/* What explains a plan, behind it. */
const ABOUT = bare("Về văn bản này");

const read = (file) => {
  const sizes = tool("pdfinfo", "-f", "1", "-l", "9999", file).matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gm);
  const texts = tool("pdftotext", "-raw", file, "-").split("\f");
  return Array.from(sizes, ([, width, height], i) => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
    /* The page's number comes first or last. */
    text: bare(texts[i].trim().replace(new RegExp(`^${i + 1}\\n|\\n${i + 1}$`), "")),
  }));
};

/* The pages of the plan itself. */
const counted = (pages) => {
  const about = pages.findIndex(({ text }, i) => i > 0 && text.replace(/^\d+/, "").startsWith(ABOUT));
  return about < 0 ? pages.length : about;
};

/* What the page says that the paper is asked for. */
const said = (screenOnly) => {
  const text = (element) => element?.textContent ?? "";
  const signature = document.querySelector(".ky");
  const before = signature && Array.from(document.querySelectorAll(".than-bai p")).filter((paragraph) =>
    paragraph.compareDocumentPosition(signature) & Node.DOCUMENT_POSITION_FOLLOWING && !paragraph.closest("table, details")).pop();
  return {
    title: text(document.querySelector("h1")),
    screenOnly: screenOnly.flatMap((selector) => Array.from(document.querySelectorAll(selector), text)),
    folded: Array.from(document.querySelectorAll("details"), (details) => text(Array.from(details.querySelectorAll("li, dd, caption")).pop())),
    signature: text(signature?.querySelector(".nguoi-ky p")),
    before: text(before),
    wideHeads: Array.from(document.querySelectorAll(".phu-luc.ngang thead tr:first-child"), (row) => Array.from(row.children, text)),
  };
};

/* The words that paper is to have, block by block, and the tables. */
const content = () => {
  /* What is only heard. */
  document.querySelectorAll(".an").forEach((element) => element.remove());
  const BLOCKS = "p, li, li > a, th, td, caption, figcaption, pre, dt, dd, summary, h1, h2, h3, h4, h5, h6";
  const folded = Array.from(document.querySelectorAll("details:not([open])"));
  folded.forEach((details) => details.setAttribute("open", ""));
  const shown = (selector, within = document.querySelector("main")) =>
    Array.from(within.querySelectorAll(selector)).filter((element) => element.checkVisibility());
  const found = {
    blocks: shown(BLOCKS).filter((element) => !element.querySelector(BLOCKS))
      .map((element) => ({ text: element.innerText, isHeading: element.matches("h2, h3, h4, h5, h6") })),
    tables: shown("table").filter((table) => table.tHead).map((table) => ({
      caption: table.caption?.innerText ?? "",
      heads: Array.from(table.tHead.querySelectorAll("th, td"), (cell) => cell.innerText),
      rows: Array.from(table.querySelectorAll("tbody tr"), (row) =>
        Array.from(row.children, (cell) => cell.innerText).reduce((a, b) => (b.length > a.length ? b : a), "")),
    })),
  };
  folded.forEach((details) => details.removeAttribute("open"));
  return found;
};

/* A block is in a few pieces where a page or a column ends within it. */
const MOST_PIECES = 6;
const LEAST_PIECE = 8;
const BEGINNING = 12;

const isPrinted = (block, whole) => {
  let rest = block;
  for (let pieces = 0; rest && pieces < MOST_PIECES; pieces += 1) {
    let length = rest.length;
    let missing = length + 1;
    for (let from = 0; missing - from > 1;) {
      length = (from + missing) >> 1;
      if (whole.includes(rest.slice(0, length))) {
        from = length;
      } else {
        missing = length;
      }
    }
    if (missing <= LEAST_PIECE && missing <= rest.length) {
      return false;
    }
    rest = rest.slice(missing - 1);
  }
  return rest === "";
};

/* Everything is there; no heading, caption or table's head is left alone at the end of a page, and each
 * page of a table has its head. */
const keepsTogether = ({ blocks, tables }, pages) => {
  const whole = pages.map(({ text }) => text).join("");
  const holds = (...words) => pages.some(({ text }) => words.every((word) => text.includes(word)));
  const beginning = (text) => bare(text).slice(0, BEGINNING);
  for (const [i, { text, isHeading }] of blocks.entries()) {
    assert.ok(isPrinted(bare(text), whole), `not on paper: ${text}`);
    const next = blocks.slice(i + 1).find((block) => bare(block.text));
    assert.ok(!isHeading || !next || holds(bare(text), beginning(next.text)), `alone at the end of a page: ${text}`);
  }
  for (const { caption, heads, rows } of tables) {
    const all = heads.map(bare);
    assert.ok(rows.length === 0 || holds(bare(caption), ...all, beginning(rows[0])), `a head alone: ${caption}`);
    for (const row of rows.map(bare).filter((text) => text.length > 3 * BEGINNING)) {
      assert.ok(holds(row.slice(0, BEGINNING), ...all), `a page of the table without its head: ${caption}: ${row}`);
    }
  }
};

const prints = async (site, file, kind) => {
  const { page } = site;
  await page.goto(`${site.address}/${file}`);
  const wanted = await page.evaluate(said, SCREEN_ONLY);
  await page.emulateMedia({ media: "print" });
  const expected = await page.evaluate(content);
  await page.emulateMedia({ media: null });
  const paper = join(work, file.replace(/html$/, "pdf"));
  mkdirSync(dirname(paper), { recursive: true });
  writeFileSync(paper, await page.pdf({ preferCSSPageSize: true }));
  const pages = read(paper);
  const whole = pages.map(({ text }) => text).join("");
  keepsTogether(expected, pages);

  assert.ok(pages[0].text.includes(bare(wanted.title)), "the title stands on the first page");
  for (const [number, { width, height, text }] of pages.entries()) {
    assert.deepEqual([width, height].sort((a, b) => a - b), A4, `page ${number + 1}`);
    assert.ok(text.length > 8, `page ${number + 1} is empty`);
  }
  for (const words of wanted.screenOnly.map(bare)) {
    const isSaid = expected.blocks.some(({ text }) => bare(text).includes(words));
    assert.ok(words.length === 0 || isSaid || !whole.includes(words), `on paper: ${words}`);
  }
  for (const words of wanted.folded.map(bare)) {
    assert.ok(whole.includes(words.slice(-30)), `folded away: ${words}`);
  }
  assert.equal(await page.locator("details[open]").count(), 0, "what was unfolded for printing is folded again");

  if (kind !== "plan") {
    return;
  }
  const exact = counted(read(join(folder, file.replace(/html$/, "pdf"))));
  const tolerance = Math.max(1, Math.round(exact / 30));
  assert.ok(Math.abs(counted(pages) - exact) <= tolerance, `${counted(pages)} pages; the PDF has ${exact}`);
  if (wanted.signature) {
    /* NĐ 30/2020/NĐ-CP: the signature is never on a page of its own. */
    const at = pages.findIndex(({ text }) => text.includes(bare(wanted.signature)));
    assert.ok(at >= 0, "no signature");
    assert.ok(pages[at].text.includes(bare(wanted.before).slice(-12)), `the signature is on page ${at + 1}, without its text`);
  }
  const wide = pages.filter(({ width, height }) => width > height);
  assert.equal(wide.length > 0, wanted.wideHeads.length > 0, "a landscape annex has landscape pages");
  for (const { text } of wide) {
    const hasHead = wanted.wideHeads.some((heads) => heads.every((head) => text.includes(bare(head).slice(0, 8))));
    assert.ok(hasHead, `a page of an annex without a table's head: ${text.slice(0, 80)}`);
  }
};

const main = async (browser) => {
  const address = await browser.serve(folder);
  const tests = {};
  const known = new Set();
  for (const { file, kind, english } of await pagesOf(folder)) {
    if (english || kind === "fragment" || (known.has(kind) && kind !== "plan")) {
      continue;
    }
    known.add(kind);
    tests[file] = async (site) => {
      await prints(site, file, kind);
      site.listen();
    };
  }
  await runTests(tests, { together: 2, begin: () => browser.at(address) });
};

await withBrowser(modules, main);
