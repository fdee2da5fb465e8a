/* Every page through axe-core: no violation of WCAG 2.2 A and AA and none of its best practices, in
 * light, dark and forced colours and at 400 % of a window of 1280 pixels.
 *
 *   accessibility.mjs MODULES OUTPUT-FOLDER…
 *
 * All rules judge every page of the first folder in light and at 400 %, and those of the other folders
 * that have contents of their own; in dark, where nothing but the colours is another, the rules on
 * colours do. A page is loaded once and shown anew: most of the time goes into the rules. Forced colours,
 * where the system chooses and the style sheet has a few lines, are looked at on the first page of each
 * kind. Of a kind of page in English the first is judged as the others are, and the rest, which differ from
 * their Vietnamese pages by the words of one table, where words have the least room, at 400 %. */
import assert from "node:assert/strict";
import { join } from "node:path";

import { pagesToJudge, runTests, withBrowser } from "./browser.mjs";

const [modules, ...folders] = process.argv.slice(2);
const AXE = "/axe.min.js";
const ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const LIGHT = { colorScheme: "light", forcedColors: "none", width: 1280, height: 900 };
/* 1280 by 1024 pixels at 400 %. */
const NARROW = { "400 %": { ...LIGHT, width: 320, height: 256 } };
const VIEWS = {
  light: LIGHT,
  dark: { ...LIGHT, colorScheme: "dark", rules: COLOURS },
  ...NARROW,
};
const FORCED = { "forced colours": { ...LIGHT, forcedColors: "active" } };

const show = async (page, { width, height, rules: _, ...media }) => {
  await page.emulateMedia(media);
  await page.setViewportSize({ width, height });
};

const judge = async (page, where, rules = ALL) => {
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.addScriptTag({ url: AXE });
  }
  const found = await page.evaluate(async (runOnly) => {
    const { violations, passes } = await window.axe.run(document, {
      runOnly, resultTypes: ["violations"], iframes: false, selectors: false,
    });
    return {
      passed: passes.length,
      violations: violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}\n    ${node.failureSummary.replace(/\s+/g, " ")}`)),
    };
  }, rules);
  assert.deepEqual(found.violations, [], where);
  assert.ok(found.passed > 0, `${where}: no rule had anything to judge`);
};

const judgeViews = async (page, views) => {
  for (const [name, view] of Object.entries(views)) {
    await show(page, view);
    await judge(page, name, view.rules);
  }
};

/* What only a reader's doing shows. */
const searched = async (page, query, wanted) => {
  await page.goto(`index.html${query}`);
  await page.locator("#kh-so-ket-qua[role=status]").filter({ hasText: wanted }).waitFor();
};

const AFTERWARDS = {
  "with results": (page) => searched(page, "?q=ha+tang+so", /^\d+ kết quả$/),
  "with a choice": (page) => searched(page, "?tinh=34-hai-phong", "1 kết quả"),
  "without a result": (page) => searched(page, "?q=xyzxyz", "Không có kết quả"),
  "with everything unfolded and the address of a section copied": async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("thanh-hoa/134-2022/ke-hoach.html");
    for (const summary of await page.locator("summary").all()) {
      await summary.click();
    }
    await page.locator("#ha-tang > .tieu-de .neo").click();
    await page.locator(".thong-bao").filter({ hasText: "Đã chép" }).waitFor();
  },
};

const main = async (browser) => {
  const addresses = [];
  for (const folder of folders) {
    addresses.push(await browser.serve(folder, { [AXE]: join(modules, "node_modules/axe-core/axe.min.js") }));
  }
  const tests = {
    "a page that is wrong on purpose": async ({ page }) => {
      await page.goto(`${addresses[0]}/index.html`);
      await page.evaluate(() => {
        const wrong = document.createElement("p");
        wrong.style.cssText = "color: #777; background: #888";
        wrong.append("nobody can read this", document.createElement("img"));
        document.querySelector("main").append(wrong);
      });
      await assert.rejects(judge(page, "wrong"), (error) =>
        ["color-contrast", "image-alt"].every((rule) => error.actual.some((found) => found.startsWith(rule))));
    },
  };
  const viewsOf = ({ english, isFirst, isFirstInEnglish }) => {
    if (english && !isFirstInEnglish) {
      return NARROW;
    }
    return isFirst ? { ...VIEWS, ...FORCED } : VIEWS;
  };
  for (const { folder, file, name, ...about } of await pagesToJudge(folders, { allEnglish: true })) {
    tests[name] = async ({ page, listen }) => {
      await show(page, LIGHT);
      await page.goto(`${addresses[folder]}/${file}`);
      await judgeViews(page, viewsOf(about));
      listen();
    };
  }
  for (const [name, reach] of Object.entries(AFTERWARDS)) {
    tests[name] = async () => {
      const site = await browser.at(addresses[0], { baseURL: addresses[0] });
      await reach(site.page);
      await judgeViews(site.page, { ...VIEWS, ...FORCED });
      await site.close();
    };
  }
  await runTests(tests, { together: 2, begin: () => browser.at(addresses) });
};

await withBrowser(modules, main);
