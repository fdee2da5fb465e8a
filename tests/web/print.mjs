/* A page printed by the browser: A4 pages near those of the PDF, without what only a screen needs.
 *
 *   print.mjs MODULES OUTPUT-FOLDER WORK-FOLDER */
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
const bare = (text) => text.normalize("NFC").replace(/\s+/g, "");
const pageCount = (file) => Number(tool("pdfinfo", file).match(/^Pages:\s+(\d+)/m)[1]);

const read = (file) => {
  const sizes = tool("pdfinfo", "-f", "1", "-l", "9999", file).matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gm);
  const texts = tool("pdftotext", "-layout", file, "-").split("\f");
  return Array.from(sizes, ([, width, height], i) => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
    text: bare(texts[i]),
  }));
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

const prints = async (site, file, kind) => {
  const { page } = site;
  await page.goto(`${site.address}/${file}`);
  const wanted = await page.evaluate(said, SCREEN_ONLY);
  const paper = join(work, file.replace(/html$/, "pdf"));
  mkdirSync(dirname(paper), { recursive: true });
  writeFileSync(paper, await page.pdf({ preferCSSPageSize: true }));
  const pages = read(paper);
  const whole = pages.map(({ text }) => text).join("");

  assert.ok(pages[0].text.includes(bare(wanted.title)), "the title stands on the first page");
  for (const [number, { width, height, text }] of pages.entries()) {
    assert.deepEqual([width, height].sort((a, b) => a - b), A4, `page ${number + 1}`);
    assert.ok(text.length > 8, `page ${number + 1} is empty`);
  }
  for (const words of wanted.screenOnly.map(bare)) {
    assert.ok(!whole.includes(words) || words.length === 0, `on paper: ${words}`);
  }
  for (const words of wanted.folded.map(bare)) {
    assert.ok(whole.includes(words.slice(-30)), `folded away: ${words}`);
  }
  assert.equal(await page.locator("details[open]").count(), 0, "what was unfolded for printing is folded again");

  if (kind !== "plan") {
    return;
  }
  const exact = pageCount(join(folder, file.replace(/html$/, "pdf")));
  assert.ok(Math.abs(pages.length - exact) <= Math.max(2, exact / 5), `${pages.length} pages; the PDF has ${exact}`);
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
