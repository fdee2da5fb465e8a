/* The form of the index page: chooses among all plans and searches their texts. */
(() => {
  "use strict";
  const form = document.querySelector("form.tim-kiem");
  if (!form) {
    return;
  }
  const BATCH = 10;
  const CHOSEN_BATCH = 50; /* without excerpts */
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

  const linkTo = (plan, file, ...children) => {
    const link = element("a", "", ...children);
    link.href = `${plan.slug.split("/").map(encodeURIComponent).join("/")}/${file}`;
    return link;
  };

  const inVietnamese = (text) => {
    const made = element("span", "", text);
    made.lang = "vi";
    return made;
  };

  const nameOf = (plan) => (plan.isBook ? plan.name : `${said.keHoach} ${plan.name || said.chuaRoSo}`);

  const dayOf = (plan) => {
    if (!plan.day) {
      return element("span", "", plan.state > 0 ? said.chuaGhiNgay : said.chuaRoNgay);
    }
    const time = element("time", "", plan.shown);
    time.dateTime = plan.day;
    return time;
  };

  const stateOf = ({ state }) => {
    const shown = state === 0 ? said.daBanHanh : state === 1 ? said.duThao : said.duThaoLan.replace("%d", state - 1);
    return element("span", state === 0 ? "trang-thai" : "trang-thai la-du-thao", shown);
  };

  /* The plan's entry as in the list of the page, with its province and the sections that were found. */
  const resultItem = ({ plan, sections }) => {
    const page = linkTo(plan, said.trang);
    page.append(...(plan.isBook ? [plan.name] : [`${said.keHoach} `, element("span", "lien", plan.name || said.chuaRoSo)]));
    if (plan.subject) {
      page.append(plan.isBook ? ": " : " ", inVietnamese(plan.subject));
    }
    const pdf = linkTo(plan, said.pdf, "PDF", element("span", "an", ` ${nameOf(plan)}`));
    pdf.type = "application/pdf";
    const about = plan.isBook
      ? [element("span", "", said.taiLieu)]
      : [element("span", "", plan.province || said.chuaRoTinh), " ", dayOf(plan), " ", stateOf(plan)];
    const item = element("li", "", page, element("p", "", ...about, " ", pdf));
    if (sections.length > 0) {
      item.append(element("ul", "trich", ...sections.map((section) => sectionItem(section, page.getAttribute("href")))));
    }
    return item;
  };

  /* The next plans with their sections; those with the better ones first. A plan whose text is not
   * there is shown without. */
  const batchOf = async (found, words) => {
    const batch = await Promise.all(
      found.map(async ({ plan: number, score }) => {
        const plan = await kehoachSearch.loadPlan(number, load);
        const entries = words.length > 0 ? await kehoachSearch.loadText(plan.slug, load).catch(() => []) : [];
        return { number, plan, score, sections: kehoachSearch.findSections(entries, words) };
      }),
    );
    const best = ({ sections }) => (sections.length > 0 ? sections[0].score : 0);
    batch.sort((a, b) => best(b) - best(a) || b.score - a.score || a.number - b.number);
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
    const size = restWords.length > 0 ? BATCH : CHOSEN_BATCH;
    const batch = await batchOf(rest.slice(0, size), restWords);
    if (mine !== run) {
      return null;
    }
    rest = rest.slice(size);
    const items = batch.map(resultItem);
    list.append(...items);
    more.hidden = rest.length === 0;
    return items[0];
  };

  /* Those chosen, in the order of the list, or those with the words, the best first. */
  const find = async (words, values) => {
    const roots = [kehoachSearch.loadList(load), ...(words.length > 0 ? [kehoachSearch.loadRoot(load)] : [])];
    if ((await Promise.all(roots)).some(({ order }) => order !== said.thuTu)) {
      throw new Error("an index of other pages");
    }
    const facets = values.length > 0 ? await kehoachSearch.loadFacets(load) : [];
    const isChosen = ({ plan }) => values.every((value) => facets[plan].has(value));
    const found = words.length > 0 ? await kehoachSearch.findPlans(words, load) : facets.map((_, plan) => ({ plan, score: 0 }));
    return found.filter(isChosen);
  };

  const showFound = async (words, values, mine) => {
    const found = await find(words, values);
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

  const showList = () => {
    list.replaceChildren();
    results.hidden = true;
    browse.hidden = false;
    status.textContent = "";
  };

  const answer = async () => {
    run += 1;
    const mine = run;
    const values = choices.map((choice) => choice.value).filter(Boolean);
    const words = kehoachSearch.queryOf(query.value);
    if (words.length === 0 && values.length === 0) {
      showList();
      return;
    }
    const slow = setTimeout(() => {
      status.textContent = said.dangTim;
    }, SLOW);
    try {
      await showFound(words, values, mine);
    } catch {
      if (mine === run) {
        showList();
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
