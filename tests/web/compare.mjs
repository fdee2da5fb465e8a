/* Going through the changes of a comparison, in a browser.
 *
 *   compare.mjs MODULES OUTPUT-FOLDER
 *
 * OUTPUT-FOLDER holds what `kehoach compare --output` makes. */
import assert from "node:assert/strict";

import { runTests, withBrowser } from "./browser.mjs";

const [modules, folder] = process.argv.slice(2);

const open = async (browser, { file = "so-sanh.html", ...options } = {}) => {
  const site = await browser.site(folder, options);
  const { page } = site;
  await page.goto(`${site.address}/${file}`);
  return {
    ...site,
    status: page.locator(".doi-chieu output"),
    entries: page.locator(".so-sanh li[data-so]:visible"),
    tools: page.locator(".doi-chieu"),
    current: () => page.evaluate(() => document.activeElement.dataset.thayDoi),
    numbers: () => page.evaluate(() => Array.from(
      document.querySelectorAll(".van-ban [data-thay-doi][id]"), (mark) => mark.dataset.thayDoi)),
  };
};

const main = async (browser) => {
  const tests = {
    "keys go forth and back, and say where": async () => {
      const view = await open(browser);
      const numbers = await view.numbers();
      await view.page.keyboard.press("j");
      assert.equal(await view.current(), numbers[0]);
      await view.page.keyboard.press("n");
      assert.equal(await view.current(), numbers[1]);
      assert.match(await view.status.textContent(), new RegExp(`^Thay đổi ${numbers[1]}: .+ \\(2/${numbers.length}\\)$`));
      await view.page.keyboard.press("k");
      assert.equal(await view.current(), numbers[0]);
      await view.page.keyboard.press("p");
      assert.equal(await view.current(), numbers[numbers.length - 1]);
      await view.page.waitForFunction(() => {
        const box = document.activeElement.getBoundingClientRect();
        return box.bottom > 0 && box.top < window.innerHeight;
      });
      await view.close();
    },

    "keys can be turned off, and leave the browser's own alone": async () => {
      const view = await open(browser);
      await view.page.keyboard.press("Control+j");
      assert.equal(await view.current(), undefined);
      await view.page.locator("[name=phim]").uncheck();
      await view.page.keyboard.press("j");
      assert.equal(await view.current(), undefined);
      await view.page.getByRole("button", { name: "Thay đổi sau" }).click();
      assert.equal(await view.current(), (await view.numbers())[0]);
      await view.close();
    },

    "a choice of kinds hides the others in the list and on the way": async () => {
      const view = await open(browser);
      const all = await view.entries.count();
      for (const kind of ["bo", "sua", "chuyen"]) {
        await view.page.locator(`[name=loai][value=${kind}]`).uncheck();
      }
      const added = await view.entries.count();
      assert.ok(added > 0 && added < all);
      await view.page.keyboard.press("j");
      assert.match(await view.status.textContent(), new RegExp(`: thêm \\(1/${added}\\)$`));
      await view.page.locator("[name=loai][value=them]").uncheck();
      await view.page.keyboard.press("j");
      assert.equal(await view.status.textContent(), "Không có thay đổi nào được chọn");
      await view.close();
    },

    "a choice of topics does too": async () => {
      const view = await open(browser);
      const boxes = view.page.locator("[name=chu-de]");
      const all = await view.entries.count();
      await boxes.first().uncheck();
      const rest = await view.entries.count();
      assert.ok(rest > 0 && rest < all);
      await boxes.first().check();
      assert.equal(await view.entries.count(), all);
      await view.close();
    },

    "what was done is heard, in the page's language": async () => {
      for (const [file, words] of [["so-sanh.html", /\[sửa từ: .+\] +\[thành: .+\]/], ["so-sanh.en.html", /\[changed from: .+\] +\[to: .+\]/]]) {
        const view = await open(browser, { file });
        const heard = await view.page.locator(".than-bai p:has(> del):has(> ins)").first().textContent();
        assert.match(heard, words);
        await view.close();
      }
    },

    "without script the list leads to every change": async () => {
      const view = await open(browser, { javaScriptEnabled: false });
      assert.equal(await view.tools.isVisible(), false);
      const count = await view.entries.count();
      assert.ok(count > 5);
      /* What differs in a target that no cell shows leads nowhere. */
      const leading = view.entries.filter({ has: view.page.getByRole("link") });
      const link = leading.first().getByRole("link").first();
      const target = (await link.getAttribute("href")).slice(1);
      await link.click();
      assert.equal(new URL(view.page.url()).hash, `#${target}`);
      assert.equal(await view.page.locator(`#${target}`).count(), 1);
      await view.close();
    },

    "the page fits a phone": async () => {
      const view = await open(browser, { width: 320 });
      assert.ok(await view.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
      await view.close();
    },
  };
  await runTests(tests);
};

await withBrowser(modules, main);
