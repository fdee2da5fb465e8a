/* Full-text search over data that lie beside the pages (site/search.h describes them). Nothing here
 * touches the page: search-form.js does. The data are scripts that call takeRoot, takeShard and
 * takeText; `load` is given a file's path and makes that happen. */
var kehoachSearch = (() => {
  "use strict";
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128); /* by code */
  Array.from(LETTERS).forEach((letter, value) => {
    VALUES[letter.charCodeAt(0)] = value;
  });
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const MARK = /\p{M}/u;
  const TONES = "\u0300\u0301\u0303\u0309\u0323";
  const EXCERPT_BEFORE = 60;
  const EXCERPT_LENGTH = 220;
  const PLANS_A_FILE = 100;
  /* A word begun may go on in many ways; so many are tried. */
  const MOST_ENDINGS = 40;

  /* ---- folding: the same as base/fold.h ---- */

  /* {folded, marked} of one word: without marks; with them, the tone behind all letters. */
  const foldWord = (word) => {
    let folded = "";
    let marked = "";
    let tones = "";
    for (const character of word.normalize("NFD")) {
      const small = character.toLowerCase().replace("\u00f0", "\u0111");
      if (TONES.includes(small)) {
        tones += small;
        continue;
      }
      marked += small;
      if (!MARK.test(small)) {
        folded += small === "\u0111" ? "d" : small;
      }
    }
    return { folded, marked: marked + tones };
  };

  const known = new Map();
  const fold = (word) => {
    let result = known.get(word);
    if (!result) {
      result = foldWord(word);
      known.set(word, result);
    }
    return result;
  };

  /* The words of a text, each with where it stands. */
  const wordsOf = (text) => {
    const words = [];
    for (const match of text.matchAll(WORD)) {
      const { folded, marked } = fold(match[0]);
      if (folded) {
        words.push({ folded, marked, from: match.index, to: match.index + match[0].length });
      }
    }
    return words;
  };

  /* ---- the index ---- */

  const root = { promise: null, value: null };
  const shards = new Map(); /* number -> {promise, value} */
  const texts = new Map(); /* slug -> {promise, value} */
  const list = { promise: null, value: null };
  const lists = new Map(); /* number -> {promise, value} */

  const takeRoot = (value) => {
    root.value = value;
  };
  const takeShard = (number, value) => {
    shards.get(number).value = value;
  };
  const takeText = (slug, value) => {
    texts.get(slug).value = value;
  };

  const takeList = (value) => {
    list.value = value;
  };
  const takePlans = (number, value) => {
    lists.get(number).value = value;
  };

  /* Loads once; what failed is tried again the next time. */
  const once = async (slot, path, load) => {
    slot.promise ??= load(path);
    try {
      await slot.promise;
      if (!slot.value) {
        throw new Error(path);
      }
    } catch (error) {
      slot.promise = null;
      throw error;
    }
    return slot.value;
  };

  const slotIn = (slots, key) => {
    if (!slots.has(key)) {
      slots.set(key, { promise: null, value: null });
    }
    return slots.get(key);
  };

  const loadRoot = (load) => once(root, "tim-kiem/muc-luc.js", load);

  /* Keys are in the order of their bytes in UTF-8, which is that of code points; JavaScript compares
   * halves of pairs, which differs for what no plan has. */
  const shardOf = (from, key) => {
    let low = 0;
    let high = from.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (from[middle] <= key) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  };

  const loadShard = async (key, load) => {
    const { from, version } = await loadRoot(load);
    if (from.length === 0) {
      return {};
    }
    const number = shardOf(from, key);
    return once(slotIn(shards, number), `tim-kiem/${number}.js?${version}`, load);
  };

  const loadText = async (slug, load) => {
    const { version } = await loadRoot(load);
    const path = slug.split("/").map(encodeURIComponent).join("/");
    return once(slotIn(texts, slug), `${path}/tim-kiem.js?${version}`, load);
  };

  const loadList = (load) => once(list, "tim-kiem/danh-sach.js", load);

  /* What each plan can be chosen by, as a set of values. */
  let facets = null;
  const loadFacets = async (load) => {
    const { values, plans } = await loadList(load);
    facets ??= plans === "" ? [] : plans.split(",").map((numbers) => new Set(numbers.split(" ").map((n) => values[n])));
    return facets;
  };

  /* What the list says of a plan. */
  const loadPlan = async (plan, load) => {
    const { version } = await loadList(load);
    const number = Math.floor(plan / PLANS_A_FILE);
    const rows = await once(slotIn(lists, number), `tim-kiem/ke-hoach-${number}.js?${version}`, load);
    const [slug, name, subject, shown, day, state, province] = rows[plan % PLANS_A_FILE];
    return { slug, name, subject, shown, day, state, province, isBook: province === undefined };
  };

  /* Calls back with plan and weight of each posting. */
  const decode = (postings, take) => {
    let plan = -1;
    let number = 0;
    let shift = 0;
    for (let i = 0; i < postings.length; i += 1) {
      const value = VALUES[postings.charCodeAt(i)];
      number += (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        plan += number >> 2;
        take(plan, number & 3);
        number = 0;
        shift = 0;
      }
    }
  };

  /* ---- plans ---- */

  const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

  /* Plans with the word: plan -> the best weight of the word's forms, plus EXACT_FORM if one of them
   * is the word as typed. One number each: a common word is in all plans. */
  const EXACT_FORM = 4;
  const addForms = (found, forms, marked) => {
    for (const [form, postings] of Object.entries(forms)) {
      const exact = form === marked ? EXACT_FORM : 0;
      decode(postings, (plan, weight) => {
        const old = found.get(plan) ?? 0;
        found.set(plan, Math.max(old & 3, weight) | (old & EXACT_FORM) | exact);
      });
    }
  };

  const plansWith = async (word, load) => {
    const found = new Map();
    const shard = await loadShard(word.folded, load);
    const forms = own(shard, word.folded);
    if (forms) {
      addForms(found, forms, word.marked);
    } else if (word.last) {
      word.open = true;
      const longer = Object.keys(shard).filter((key) => key.startsWith(word.folded) && !key.includes(" "));
      for (const key of longer.slice(0, MOST_ENDINGS)) {
        addForms(found, shard[key], word.marked);
      }
    }
    return found;
  };

  const plansWithPair = async (first, second, load) => {
    const key = `${first.folded} ${second.folded}`;
    const found = new Map();
    decode(own(await loadShard(key, load), key) ?? "", (plan, weight) => found.set(plan, weight));
    return found;
  };

  /* Who types marks means them: exact ones come before all else. Who types none may have left them
   * out: words side by side come first. Then where they stand. */
  const EXACT = 1000;
  const EXACT_UNMARKED = 5;
  const PAIR = 20;
  const PAIR_WEIGHT = 10;

  /* The words of a query. The last one may be unfinished while nothing stands behind it: a word that
   * no plan has is then taken for the beginning of others (findPlans opens it). */
  const queryOf = (query) => {
    const words = wordsOf(query);
    for (const word of words) {
      word.last = word.to === query.length;
      word.open = false;
    }
    return words;
  };

  const isMarked = (words) => words.some((word) => word.marked !== word.folded);

  /* Plans with all the words, best first: [{plan, score}]; equal ones in the order of the index. */
  const findPlans = async (words, load) => {
    if (words.length === 0) {
      return [];
    }
    const pairs = words.slice(1).map((word, i) => plansWithPair(words[i], word, load));
    const each = await Promise.all(words.map((word) => plansWith(word, load)));
    const beside = await Promise.all(pairs);
    const exact = isMarked(words) ? EXACT : EXACT_UNMARKED;
    const found = [];
    for (const plan of each[0].keys()) {
      let score = 0;
      let all = true;
      for (const plans of each) {
        const hit = plans.get(plan);
        all = all && hit !== undefined;
        score += all ? (hit & EXACT_FORM ? exact : 0) + (hit & 3) : 0;
      }
      if (all) {
        for (const plans of beside) {
          const weight = plans.get(plan);
          score += weight === undefined ? 0 : PAIR + weight * PAIR_WEIGHT;
        }
        found.push({ plan, score });
      }
    }
    return found.sort((a, b) => b.score - a.score || a.plan - b.plan);
  };

  /* ---- sections ---- */

  /* What a text, given as its words, has of those of a query: which, which with exact marks, how many
   * side by side and in order and where that begins, and every place of them; where all of them
   * stand side by side only those places, for single ones mean little then. */
  const matchWords = (present, words) => {
    const hits = [];
    const phrases = [];
    const found = new Set();
    const exact = new Set();
    let run = 0;
    let longest = 0;
    let best = 0; /* where the longest run begins */
    let start = 0;
    /* Nearly every word is none of those looked for. */
    const wholes = new Set(words.map((wanted) => wanted.folded));
    const open = words.filter((wanted) => wanted.open);
    for (const word of present) {
      if (!wholes.has(word.folded) && !open.some((wanted) => word.folded.startsWith(wanted.folded))) {
        run = 0;
        continue;
      }
      let at = -1;
      words.forEach((wanted, i) => {
        const same = wanted.folded === word.folded || (wanted.open && word.folded.startsWith(wanted.folded));
        if (same && (at < 0 || i === run)) {
          at = i;
        }
        if (same) {
          found.add(i);
          if (wanted.marked === word.marked) {
            exact.add(i);
          }
        }
      });
      if (at >= 0) {
        hits.push({ from: word.from, to: word.to });
      }
      if (at >= 0 && at === run) {
        start = run === 0 ? word.from : start;
        run += 1;
      } else {
        run = at === 0 ? 1 : 0;
        start = word.from;
      }
      if (run > longest) {
        longest = run;
        best = start;
      }
      if (run === words.length) {
        phrases.push({ from: start, to: word.to });
        run = 0;
      }
    }
    return { found, exact, longest, hits: phrases.length > 0 ? phrases : hits, best };
  };

  /* The words of a plan's sections, found once. */
  const wordsOfEntries = new WeakMap();
  const wordsIn = (entry) => {
    let words = wordsOfEntries.get(entry);
    if (!words) {
      words = { title: wordsOf(entry[1]), body: wordsOf(entry[2]) };
      wordsOfEntries.set(entry, words);
    }
    return words;
  };

  const matchSection = (entry, order, words) => {
    const [anchor, title, body] = entry;
    const present = wordsIn(entry);
    const heading = matchWords(present.title, words);
    const text = matchWords(present.body, words);
    const found = new Set([...heading.found, ...text.found]).size;
    const exact = new Set([...heading.exact, ...text.exact]).size;
    const score =
      found * 1e6 + exact * (isMarked(words) ? 1e4 : 50) + Math.max(heading.longest, text.longest) * 100 +
      heading.found.size * 30 + Math.min(text.hits.length, 20);
    return { anchor, title, body, order, heading, text, found, score };
  };

  /* The sections of a plan that have most of the words, best first. */
  const findSections = (entries, words) => {
    const sections = entries.map((entry, order) => matchSection(entry, order, words));
    const most = Math.max(0, ...sections.map((section) => section.found));
    return sections
      .filter((section) => most > 0 && section.found === most)
      .sort((a, b) => b.score - a.score || a.order - b.order);
  };

  /* The text in pieces [{text, hit}]: those that are a word of the query and those between. */
  const pieces = (text, hits, from, to) => {
    const parts = [];
    let at = from;
    for (const hit of hits) {
      if (hit.from >= from && hit.to <= to) {
        /* Words side by side are one mark, with the space between. */
        const last = parts[parts.length - 1];
        if (last && last.hit && text.slice(at, hit.from).trim() === "") {
          last.text += text.slice(at, hit.to);
        } else {
          parts.push({ text: text.slice(at, hit.from), hit: false }, { text: text.slice(hit.from, hit.to), hit: true });
        }
        at = hit.to;
      }
    }
    parts.push({ text: text.slice(at, to), hit: false });
    return parts.filter((part) => part.text);
  };

  /* Ends between words. */
  const excerpt = (text, match) => {
    let from = Math.max(0, match.best - EXCERPT_BEFORE);
    if (from > 0) {
      from = text.indexOf(" ", from) + 1;
    }
    let to = Math.min(text.length, from + EXCERPT_LENGTH);
    if (to < text.length) {
      to = Math.max(text.lastIndexOf(" ", to), Math.min(text.length, match.best + 1));
    }
    const parts = pieces(text, match.hits, from, to);
    if (from > 0) {
      parts.unshift({ text: "… ", hit: false });
    }
    if (to < text.length) {
      parts.push({ text: " …", hit: false });
    }
    return parts;
  };

  const whole = (text, match) => pieces(text, match.hits, 0, text.length);

  return {
    excerpt,
    findPlans,
    findSections,
    foldWord,
    loadFacets,
    loadList,
    loadPlan,
    loadRoot,
    loadText,
    queryOf,
    takeList,
    takePlans,
    takeRoot,
    takeShard,
    takeText,
    whole,
    wordsOf,
  };
})();
