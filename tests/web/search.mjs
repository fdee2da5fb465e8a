/* Searching and choosing on the index page, in a browser.
 *
 *   search.mjs MODULES OUTPUT-FOLDER MANY-FOLDER
 *
 * MANY-FOLDER is a site of more plans than fit into the first list of results. */
import assert from "node:assert/strict";

import { runTests, withBrowser } from "./browser.mjs";

const [modules, folder, many] = process.argv.slice(2);
const HAI_DUONG = "hai-duong/5046-2023/ke-hoach.html";

/* A page of the index: what a reader does there and sees. */
const open = async (browser, { where = "site", from = folder, file = "index.html", ...options } = {}) => {
  const site = await browser[where](from, options);
  const { page } = site;
  await page.goto(`${site.address}/${file}`);
  return {
    ...site,
    query: page.getByRole("searchbox"),
    status: page.locator("#kh-so-ket-qua"),
    results: page.locator("#kh-ket-qua ol > li"),
    listed: page.locator("#kh-danh-muc .ke-hoach > li:visible"),
    choose: (name, value) => page.locator(`select[name=${name}]`).selectOption(value),
    /* Waits until the live region says so. */
    said: (text) => page.locator("#kh-so-ket-qua[role=status]").filter({ hasText: text }).waitFor({ timeout: 5000 }),
    focused: () => page.evaluate(() => document.activeElement.id),
  };
};

const asked = (page) => Object.fromEntries(new URL(page.url()).searchParams);

const main = async (browser) => {
  const tests = {
    "typing finds, without a press of Enter and without moving the focus": async () => {
      const index = await open(browser);
      await index.query.pressSequentially("ha tang so", { delay: 20 });
      /* While it is typed there are results for its beginning. */
      await index.page.waitForFunction(() =>
        /^(hạ tầng số|ha-tang)$/i.test(document.querySelector("mark")?.textContent.normalize("NFC") ?? ""));
      await index.said(/^\d+ kết quả$/);
      assert.equal(await index.focused(), "kh-tim");
      assert.equal(`${await index.results.count()} kết quả`, await index.status.textContent());
      assert.equal(await index.listed.count(), 0);
      await index.close();
    },

    "a result leads to its section": async () => {
      const index = await open(browser);
      await index.query.fill("bảo đảm kinh phí");
      await index.said("kết quả");
      const link = index.results.first().locator(".trich a").first();
      const href = await link.getAttribute("href");
      assert.match(href, /ke-hoach\.html#./);
      await link.click();
      const anchor = decodeURIComponent(new URL(index.page.url()).hash.slice(1));
      const heading = await index.page.locator(`[id="${anchor}"]`).textContent();
      assert.match(heading.toLowerCase(), /bảo đảm kinh phí/);
      await index.page.goBack();
      await index.said("kết quả");
      assert.equal(await index.query.inputValue(), "bảo đảm kinh phí");
      await index.close();
    },

    "by keyboard alone": async () => {
      const index = await open(browser);
      await index.query.focus();
      await index.page.keyboard.type("5046");
      await index.page.keyboard.press("Enter");
      await index.said("kết quả");
      assert.equal(await index.focused(), "kh-tim");
      const reached = [];
      for (let i = 0; i < 10; i += 1) {
        await index.page.keyboard.press("Tab");
        reached.push(await index.page.evaluate(() => document.activeElement.name || document.activeElement.getAttribute("href") || document.activeElement.type));
      }
      assert.deepEqual(reached.slice(0, 6), ["submit", "tinh", "nam", "trang-thai", "loai", "reset"]);
      assert.match(reached[6], /ke-hoach\.html/);
      await index.query.focus();
      await index.page.keyboard.press("Escape");
      assert.equal(await index.query.inputValue(), "");
      assert.equal(await index.focused(), "kh-tim");
      await index.listed.first().waitFor();
      assert.equal(await index.status.textContent(), "");
      assert.deepEqual(asked(index.page), {});
      await index.close();
    },

    "a province of today has the plans of those merged into it": async () => {
      const index = await open(browser);
      for (const value of ["34-hai-phong", "63-hai-duong"]) {
        await index.choose("tinh", value);
        await index.said("1 kết quả");
        assert.equal(await index.listed.count(), 0);
        assert.equal(await index.results.count(), 1);
        const entry = index.results.first();
        assert.equal(await entry.locator("a").first().getAttribute("href"), HAI_DUONG);
        /* As it stands in the list of the page, with its province. */
        const own = index.page.locator("#kh-danh-muc li", { has: index.page.locator(`a[href="${HAI_DUONG}"]`) });
        const words = async (item) => (await item.textContent()).replace(/\s+/g, " ").trim();
        const province = entry.locator("p > span").first();
        assert.equal(await province.textContent(), "Hải Dương");
        await province.evaluate((span) => span.remove());
        assert.equal(await words(entry), await words(own));
      }
      await index.close();
    },

    "choices and words together": async () => {
      const index = await open(browser);
      await index.choose("nam", "2022");
      await index.said("3 kết quả");
      await index.query.fill("ke hoach");
      await index.page.locator("#kh-ket-qua").waitFor();
      await index.said("3 kết quả");
      assert.equal(await index.results.count(), 3);
      await index.choose("trang-thai", "du-thao");
      await index.said("Không có kết quả");
      assert.equal(await index.results.count(), 0);
      await index.choose("nam", "");
      await index.choose("trang-thai", "");
      await index.choose("loai", "tai-lieu");
      await index.said("1 kết quả");
      assert.deepEqual(asked(index.page), { q: "ke hoach", loai: "tai-lieu" });
      await index.page.locator("button[type=reset]").click();
      await index.listed.first().waitFor();
      assert.deepEqual(asked(index.page), {});
      await index.close();
    },

    "the address keeps what is asked, and Back goes a step back": async () => {
      const index = await open(browser, { file: "index.html?q=kinh+te+so&nam=2023" });
      await index.said("1 kết quả");
      assert.equal(await index.query.inputValue(), "kinh te so");
      await index.choose("nam", "2022");
      await index.said("3 kết quả");
      await index.page.goBack();
      await index.said("1 kết quả");
      assert.deepEqual(asked(index.page), { q: "kinh te so", nam: "2023" });
      await index.page.goForward();
      await index.said("3 kết quả");
      await index.close();
    },

    "an address with values that are not offered": async () => {
      const index = await open(browser, { file: "index.html?tinh=99-khong-co&nam=%00&x=1" });
      assert.ok((await index.listed.count()) > 5);
      await index.close();
    },

    "from the disk, without a server": async () => {
      const index = await open(browser, { where: "disk" });
      await index.query.fill("đà");
      await index.said("kết quả");
      assert.ok((await index.results.count()) > 0);
      await index.choose("tinh", "34-hai-phong");
      await index.said("1 kết quả");
      await index.close();
    },

    "without script there is the list and no form": async () => {
      const index = await open(browser, { javaScriptEnabled: false });
      assert.equal(await index.page.locator("form:visible").count(), 0);
      assert.ok((await index.listed.count()) > 5);
      await index.close();
    },

    "in English": async () => {
      const index = await open(browser, { file: "index.en.html" });
      await index.query.fill("hạ tầng số");
      await index.said(/^\d+ results$/);
      const link = index.results.first().locator(".trich a").first();
      assert.match(await link.getAttribute("href"), /ke-hoach\.en\.html#/);
      assert.equal(await link.evaluate((element) => element.closest("[lang]").lang), "vi");
      await link.click();
      const anchor = decodeURIComponent(new URL(index.page.url()).hash.slice(1));
      assert.equal(await index.page.locator(`[id="${anchor}"]`).count(), 1);
      await index.close();
    },

    "more results on demand": async () => {
      const index = await open(browser, { from: many });
      await index.query.fill("kế hoạch");
      await index.said(/^\d\d+ kết quả$/);
      assert.equal(await index.results.count(), 10);
      await index.page.getByRole("button", { name: "Xem thêm kết quả" }).click();
      await index.results.nth(19).waitFor();
      const focus = await index.page.evaluate(() => {
        const item = document.activeElement.closest("#kh-ket-qua ol > li");
        return Array.from(item.parentElement.children).indexOf(item);
      });
      assert.equal(focus, 10);
      await index.close();
    },

    "the index has the newest plans of a province, its own page all": async () => {
      const index = await open(browser, { from: many });
      for (const section of (await index.page.locator("#kh-danh-muc > section.tinh:not(.tai-lieu)").all()).slice(0, 3)) {
        const id = await section.getAttribute("id");
        const count = Number(await index.page.locator(`#kh-danh-muc nav li:has(a[href="#${id}"]) span`).textContent());
        assert.equal(await section.locator(".ke-hoach > li").count(), Math.min(count, 5));
        assert.equal(await section.locator(".tat-ca").count(), count > 5 ? 1 : 0);
        const site = await browser.at(index.address);
        await site.page.goto(`${index.address}/${await section.locator("h2 a").getAttribute("href")}`);
        assert.equal(await site.page.locator(".ke-hoach > li").count(), count);
        const days = await site.page.locator("time").evaluateAll((times) => times.map((time) => time.dateTime));
        assert.deepEqual(days, [...days].sort().reverse());
        await site.close();
      }
      await index.close();
    },

    "only what is needed is loaded": async () => {
      const index = await open(browser, { from: many });
      await index.query.fill("hạ tầng");
      await index.said("kết quả");
      const data = index.asked.filter((path) => path.includes("tim-kiem"));
      /* Two roots, three keys, what a hundred plans are called, and ten texts. */
      assert.ok(data.length <= 2 + 3 + 1 + 10, data.join("\n"));
      assert.equal(data.length, new Set(data).size);
      await index.close();
    },

    "data that cannot be had are said to be missing, and the list stays": async () => {
      const index = await open(browser);
      await index.page.route("**/tim-kiem/*.js?*", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
      await index.query.fill("số");
      await index.said("Không tải được");
      assert.ok((await index.listed.count()) > 5);
      await index.close();
    },
  };

  const views = {
    "320 px": { width: 320 },
    "400 % of 1280 px": { width: 320, height: 256, deviceScaleFactor: 4 },
    dark: { colorScheme: "dark" },
    "forced colours": { forcedColors: "active" },
    "more contrast": { contrast: "more", width: 768 },
  };
  for (const [name, options] of Object.entries(views)) {
    tests[`nothing is cut off: ${name}`] = async () => {
      const index = await open(browser, { file: "index.html?q=ha+tang+so", ...options });
      await index.said("kết quả");
      const wider = await index.page.evaluate(() =>
        Array.from(document.querySelectorAll("main *:not(.an, .an *)"))
          .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(wider, []);
      /* Room for a finger (WCAG 2.2, 2.5.8). */
      const small = await index.page.evaluate(() =>
        Array.from(document.querySelectorAll("form button, form input, form select"))
          .filter((element) => element.getBoundingClientRect().height < 24)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(small, []);
      await index.close();
    };
  }
  await runTests(tests);
};

await withBrowser(modules, main);
