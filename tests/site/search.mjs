/* The script's part of searching without a browser: it folds as the program does, and finds in the
 * documents what a reader would expect.
 *
 *   search.mjs SOURCES OUTPUT-FOLDER */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";

const [sources, folder] = process.argv.slice(2);
const script = await readFile(`${sources}/gen/html/script/search.js`, "utf8");

/* The script as a page has it, with a loader that reads the data as scripts. */
const page = () => {
  const context = vm.createContext({});
  vm.runInContext(script, context);
  const loaded = [];
  const load = async (path) => {
    const file = decodeURIComponent(path.split("?")[0]);
    loaded.push(file);
    vm.runInContext(await readFile(`${folder}/${file}`, "utf8"), context);
  };
  return { search: context.kehoachSearch, load, loaded };
};

/* The plans in the order of the list, which is the order of the index. */
const slugs = [];
{
  const { search, load } = page();
  for (let plan = 0; plan < (await search.loadFacets(load)).length; plan += 1) {
    slugs.push((await search.loadPlan(plan, load)).slug);
  }
}

/* The plans for a query, the best first, with the best section of each. */
const found = async (query, { search, load } = page()) => {
  const words = search.queryOf(query);
  const plans = [];
  for (const { plan, score } of await search.findPlans(words, load)) {
    const [section] = search.findSections(await search.loadText(slugs[plan], load), words);
    plans.push({ slug: slugs[plan], score, section, excerpt: search.excerpt(section.body, section.text) });
  }
  return plans;
};
const slugsFor = async (query) => (await found(query)).map((plan) => plan.slug);
const marks = (parts) => parts.filter((part) => part.hit).map((part) => part.text);

test("the script folds as the program does", async () => {
  const { search } = page();
  const table = await readFile(`${sources}/tests/base/fold-samples.tsv`, "utf8");
  const rows = table.split("\n").filter((line) => line.includes("\t") && !line.startsWith("#"));
  assert.ok(rows.length > 20);
  for (const row of rows) {
    const [text, folded, marked] = row.split("\t");
    /* Marks without a letter are a word to the program's lower part, none to a search. */
    const words = Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), (match) => search.foldWord(match[0]));
    assert.equal(words.map((word) => word.folded).filter(Boolean).join(" "), folded, text);
    assert.equal(words.map((word) => word.marked).join(" "), marked, text);
  }
});

test("the documents are all there", () => {
  assert.equal(slugs.length, new Set(slugs).size);
  assert.ok(slugs.length >= 6);
});

test("marks, capitals, tone placement and composition make no difference to what is found", async () => {
  const same = [
    ["kế hoạch", "ke hoach", "KẾ HOẠCH", "kế hoạch".normalize("NFD"), "Ke Hoach"],
    ["hóa", "hoá", "HÓA", "hoá".normalize("NFD")],
    ["thủy", "thuỷ"],
    ["đào tạo", "dao tao", "ĐÀO TẠO"],
  ];
  for (const queries of same) {
    const expected = (await slugsFor(queries[0])).sort();
    assert.ok(expected.length > 0, queries[0]);
    for (const query of queries) {
      assert.deepEqual((await slugsFor(query)).sort(), expected, query);
    }
  }
});

test("“da” finds “đà” too, and exact marks come first", async () => {
  const da = await slugsFor("da");
  const [first] = await found("đà");
  assert.ok(da.includes(first.slug));
  assert.ok(first.score >= 1000, "the plan that has “đà” comes first");
  const text = await readFile(`${folder}/${first.slug}/tim-kiem.js`, "utf8");
  assert.match(text.normalize("NFC"), /(^|[^\p{L}])đà([^\p{L}]|$)/u);
});

test("known queries find the plan and the section that a reader means", async () => {
  const expected = [
    ["5046", "hai-duong/5046-2023", ""],
    ["hai phong", "hai-duong/5046-2023", ""],
    ["Bảo đảm kinh phí", "thanh-hoa/134-2022", "kinh-phi"],
    ["bao dam kinh phi", "thanh-hoa/134-2022", "kinh-phi"],
    ["người đứng đầu", "binh-thuan/4677-2024", "muc-iii-1"],
  ];
  for (const [query, slug, anchor] of expected) {
    /* The guide names provinces and plans as examples. */
    const first = (await found(query)).find((hit) => hit.slug !== "huong-dan");
    assert.equal(first?.slug, slug, query);
    assert.equal(first.section.anchor, anchor, query);
  }
});

test("all words are wanted, and those side by side come first", async () => {
  assert.deepEqual(await slugsFor("kế hoạch qqq"), []);
  const plans = await found("thương mại điện tử");
  assert.ok(plans.length > 1);
  assert.ok(marks(plans[0].excerpt).some((mark) => mark.toLowerCase() === "thương mại điện tử"));
  for (let i = 1; i < plans.length; i += 1) {
    assert.ok(plans[i - 1].score >= plans[i].score);
  }
});

test("a word that is being typed finds what it may become, a finished one does not", async () => {
  assert.ok((await slugsFor("thuong ma")).length > 0);
  assert.ok((await slugsFor("chuyen đoi so thôn")).length > 0);
  assert.ok((await slugsFor("nghie")).length > 0);
  assert.deepEqual(await slugsFor("nghie "), []);
});

test("an excerpt is a piece of the text with the words marked", async () => {
  for (const plan of await found("hạ tầng số")) {
    const whole = plan.excerpt.map((part) => part.text).join("");
    const bare = whole.replace(/^… /, "").replace(/ …$/, "");
    assert.ok(plan.section.body.includes(bare));
    assert.ok(bare.length <= 260);
  }
});

test("strange queries do no harm", async () => {
  for (const query of ["", "   ", "…", "\u0301", "__proto__", "constructor", "toString hasOwnProperty", "<script>", "a".repeat(500), "\ud800", "𝒳 1"]) {
    assert.ok(Array.isArray(await slugsFor(query)), query);
  }
});

test("what is loaded is the root, the shards of the words and the texts shown", async () => {
  const one = page();
  await one.search.findPlans(one.search.queryOf("hạ tầng"), one.load);
  assert.equal(one.loaded[0], "tim-kiem/muc-luc.js");
  assert.ok(one.loaded.length <= 4, one.loaded.join());
  assert.equal(one.loaded.length, new Set(one.loaded).size);
});

test("what failed to load is loaded again the next time", async () => {
  const { search, load } = page();
  let down = true;
  const flaky = (path) => (down ? Promise.reject(new Error("down")) : load(path));
  await assert.rejects(search.findPlans(search.queryOf("số"), flaky));
  down = false;
  assert.ok((await search.findPlans(search.queryOf("số"), flaky)).length > 0);
});
