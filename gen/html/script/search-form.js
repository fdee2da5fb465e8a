/* The form of the index page: chooses among the plans listed there and searches their texts. The
 * list in the page is all this knows of the plans: their number in the index is their place in it. */
(() => {
  "use strict";
  const form = document.querySelector("form.tim-kiem");
  if (!form) {
    return;
  }
  const BATCH = 10;
  const SECTIONS = 3;
  const TYPING_PAUSE = 200; /* ms */
  const SLOW = 400; /* ms until "searching" is said */
  const said = form.dataset;
  const status = document.getElementById("kh-so-ket-qua");
  const results = document.getElementById("kh-ket-qua");
  const list = results.querySelector("ol");
  const more = results.querySelector("button");
  const browse = document.getElementById("kh-danh-muc");
  const controls = Array.from(form.elements).filter((element) => element.name);
  const query = form.elements.namedItem("q");
  const choices = controls.filter((control) => control !== query);
  const rows = Array.from(browse.querySelectorAll(".ke-hoach > li"));
  const facets = rows.map((row) => new Set(row.dataset.loc.split(" ")));
  const groups = Array.from(browse.querySelectorAll("section"), (section) => ({
    section,
    rows: Array.from(section.querySelectorAll(".ke-hoach > li")),
    link: browse.querySelector(`nav a[href="#${section.id}"]`)?.parentElement,
  }));
  /* Older browsers that do not know the media feature the style sheet asks for. */
  form.classList.add("chay");

  /* ---- data ---- */

  const load = (path) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = path;
      script.onload = resolve;
      script.onerror = () => reject(new Error(path));
      document.head.append(script);
      script.remove();
    });

  /* ---- results ---- */

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  const marked = (parts) =>
    parts.map((part) => (part.hit ? element("mark", "", part.text) : document.createTextNode(part.text)));

  const sectionItem = (section, page) => {
    const item = element("li", "");
    item.lang = "vi";
    if (section.order > 0) {
      const link = element("a", "", ...marked(kehoachSearch.whole(section.title, section.heading)));
      link.href = `${page}#${section.anchor}`;
      if (section.title) {
        item.append(link);
      }
    }
    if (section.body) {
      item.append(element("p", "", ...marked(kehoachSearch.excerpt(section.body, section.text))));
    }
    return item;
  };

  /* The plan's entry as in the list, with its province and the sections that were found. */
  const resultItem = ({ plan, sections }) => {
    const item = rows[plan].cloneNode(true);
    item.hidden = false;
    const place = rows[plan].closest("section").querySelector(".tinh-ten").cloneNode(true);
    item.querySelector("p").prepend(element("span", "", place.querySelector("h2").textContent), " ");
    if (sections.length > 0) {
      const page = item.querySelector("a").getAttribute("href");
      item.append(element("ul", "trich", ...sections.map((section) => sectionItem(section, page))));
    }
    return item;
  };

  const slugOf = (plan) => {
    const page = rows[plan].querySelector("a").getAttribute("href");
    return decodeURIComponent(page.slice(0, page.lastIndexOf("/")));
  };

  /* The next plans with their sections; those with the better ones first. A plan whose text is not
   * there is shown without. */
  const batchOf = async (found, words) => {
    const batch = await Promise.all(
      found.map(async ({ plan, score }) => {
        const entries = await kehoachSearch.loadText(slugOf(plan), load).catch(() => []);
        return { plan, score, sections: kehoachSearch.findSections(entries, words) };
      }),
    );
    const best = ({ sections }) => (sections.length > 0 ? sections[0].score : 0);
    batch.sort((a, b) => best(b) - best(a) || b.score - a.score || a.plan - b.plan);
    return batch.map((result) => ({ ...result, sections: result.sections.slice(0, SECTIONS) }));
  };

  /* "8.268" in Vietnamese, "8,268" in English. */
  const figures = new Intl.NumberFormat(document.documentElement.lang);
  const say = (count) => {
    status.textContent =
      count === 0 ? said.khong : count === 1 ? said.mot : said.nhieu.replace("{0}", figures.format(count));
  };

  /* ---- answering ---- */

  let run = 0; /* which answer is wanted: older ones that come late are dropped */
  let rest = [];
  let restWords = [];

  const showMore = async (mine) => {
    const batch = await batchOf(rest.slice(0, BATCH), restWords);
    if (mine !== run) {
      return null;
    }
    rest = rest.slice(BATCH);
    const items = batch.map(resultItem);
    list.append(...items);
    more.hidden = rest.length === 0;
    return items[0];
  };

  const isChosen = (plan, values) => values.every((value) => facets[plan].has(value));

  const showSearch = async (words, values, mine) => {
    const root = await kehoachSearch.loadRoot(load);
    if (root.order !== said.thuTu) {
      throw new Error("an index of other pages");
    }
    const found = (await kehoachSearch.findPlans(words, load)).filter(({ plan }) => isChosen(plan, values));
    if (mine !== run) {
      return;
    }
    rest = found;
    restWords = words;
    const old = Array.from(list.children);
    await showMore(mine);
    if (mine === run) {
      old.forEach((item) => item.remove());
      results.hidden = found.length === 0;
      browse.hidden = true;
      say(found.length);
    }
  };

  const showList = (values) => {
    let count = 0;
    rows.forEach((row, plan) => {
      row.hidden = !isChosen(plan, values);
      count += row.hidden ? 0 : 1;
    });
    for (const group of groups) {
      const shown = group.rows.filter((row) => !row.hidden).length;
      group.section.hidden = shown === 0;
      if (group.link) {
        group.link.hidden = shown === 0;
        group.link.querySelector("span").textContent = String(shown);
      }
    }
    results.hidden = true;
    browse.hidden = false;
    if (values.length > 0) {
      say(count);
    } else {
      status.textContent = "";
    }
  };

  const answer = async () => {
    run += 1;
    const mine = run;
    const values = choices.map((choice) => choice.value).filter(Boolean);
    const words = kehoachSearch.queryOf(query.value);
    if (words.length === 0) {
      showList(values);
      return;
    }
    const slow = setTimeout(() => {
      status.textContent = said.dangTim;
    }, SLOW);
    try {
      await showSearch(words, values, mine);
    } catch {
      if (mine === run) {
        list.replaceChildren();
        results.hidden = true;
        browse.hidden = false;
        status.textContent = said.loi;
      }
    } finally {
      clearTimeout(slow);
    }
  };

  /* ---- the address keeps what is asked ---- */

  const readAddress = () => {
    const asked = new URLSearchParams(location.search);
    for (const control of controls) {
      control.value = asked.get(control.name) ?? "";
      if (control.selectedIndex < 0) {
        control.selectedIndex = 0; /* a value that is not offered */
      }
    }
  };

  let typing = false; /* the last step in the history is the query being typed */
  const writeAddress = (isTyping) => {
    const asked = new URLSearchParams(
      controls.filter((control) => control.value.trim()).map((control) => [control.name, control.value.trim()]),
    );
    const address = String(asked) ? `?${asked}` : location.pathname;
    if (new URL(address, location.href).search !== location.search) {
      try {
        history[typing && isTyping ? "replaceState" : "pushState"](null, "", address);
      } catch {
        /* A page from the disk may not be allowed to change its address. */
      }
    }
    typing = isTyping;
  };

  /* ---- events ---- */

  let pause = 0;
  const ask = (isTyping) => {
    clearTimeout(pause);
    writeAddress(isTyping);
    answer();
  };

  query.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, TYPING_PAUSE, true);
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && query.value && !event.isComposing) {
      event.preventDefault();
      query.value = "";
      ask(false);
    }
  });
  choices.forEach((choice) => choice.addEventListener("change", () => ask(false)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(false);
  });
  form.addEventListener("reset", () => setTimeout(ask, 0, false));
  more.addEventListener("click", async () => {
    const first = await showMore(run);
    /* The button may be gone, and what was asked for begins there. */
    first?.querySelector("a").focus();
  });
  addEventListener("popstate", () => {
    typing = false;
    readAddress();
    answer();
  });

  readAddress();
  if (controls.some((control) => control.value)) {
    answer();
  }
})();
