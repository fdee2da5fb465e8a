/* A real browser for the tests: serves a folder on this machine, opens pages there, and fails a test
 * whose page complains or asks for anything elsewhere. A fragment is served within the page of a
 * portal. Used by every tests/web/*.mjs:
 *
 *   await withBrowser(modules, async (browser) => {
 *     const site = await browser.site(folder, { width: 320 });
 *     await site.page.goto(`${site.address}/index.html`);
 *     …
 *     await site.close();     // fails on what the page has complained about
 *   });
 *
 * `modules` is the folder whose node_modules hold what tests/web/install.py has installed. */
import { createReadStream, readFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { basename, dirname, extname, join, normalize } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
/* It asks nobody for anything by itself either. */
const OPTIONS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const FRAGMENT = ".manh.html";
const FRAGMENT_STYLE = "kehoach-nhung.css";
const PORTAL = readFileSync(fileURLToPath(new URL("portal.html", import.meta.url)), "utf8");
const TYPES = {
  ".atom": "application/atom+xml",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
};

/* What `require` finds among the installed modules. */
export const installed = (modules, name) => createRequire(join(modules, "node_modules/"))(name);

/* The fragment within the page of a portal without any style of its own (host.py does the same). */
const inPortal = (fragment, path) => PORTAL
  .replace("OWN-STYLE\n", "")
  .replace("STYLE", `${"../".repeat(path.split("/").length - 2)}${FRAGMENT_STYLE}`)
  .replace("FRAGMENT\n", () => fragment);

/* Every page of the folder: its path and what kind of page it is. A kind that is not known here is
 * one that no test looks at. */
const KINDS = [
  [/^index\.html$/, "index"],
  [/^(.+\/)?ke-hoach\.html$/, "plan"],
  [/^danh-muc\/[^/]+\.html$/, "province"],
  [/^chi-tieu\/index\.html$/, "indicators"],
  [/^chi-tieu\/[^/]+\.html$/, "indicator"],
  [/^nhiem-vu\.html$/, "tasks"],
  [/^.+\/nhiem-vu\.html$/, "tasks of a plan"],
  [/^du-lieu\/index\.html$/, "datasets"],
  [/^so-sanh\/index\.html$/, "comparisons"],
  [/^so-sanh\/chi-tieu\.html$/, "matrix"],
  [/^so-sanh\/[^/]+--[^/]+\.html$/, "two plans"],
  [/^so-sanh\/[^/]+\.html$/, "plan and nation"],
  [/^so-sanh\/[^/]+\/so-sanh\.html$/, "comparison"],
  [/^so-sanh\/[^/]+\/bang-so-sanh\.html$/, "side by side"],
];

export const pagesOf = async (folder) => {
  const pages = [];
  const look = async (below) => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const file = below + entry.name;
      if (entry.isDirectory()) {
        await look(`${file}/`);
      } else if (file.endsWith(FRAGMENT)) {
        pages.push({ file, kind: "fragment", english: false });
      } else if (file.endsWith(".html")) {
        const english = file.endsWith(".en.html");
        const kind = KINDS.find(([pattern]) => pattern.test(file.replace(/\.en\.html$/, ".html")))?.[1];
        if (!kind) {
          throw new Error(`${file}: a kind of page that the tests do not know`);
        }
        pages.push({ file, kind, english });
      }
    }
  };
  await look("");
  if (pages.length < 2) {
    throw new Error(`${folder}: ${pages.length} pages; the documents were not made`);
  }
  return pages.sort((a, b) => (a.file < b.file ? -1 : 1));
};

/* What is worth judging in all folders: every page of the first, and of the others the plans, which
 * have other contents, and kinds of page that the folders before have not. Unless `allEnglish`, of
 * pages in English, which differ by the words of one table, the plans' and one of each other kind.
 * `isFirst` of its kind in Vietnamese, `isFirstInEnglish` in English. */
export const pagesToJudge = async (folders, { allEnglish = false } = {}) => {
  const chosen = [];
  const known = new Set();
  for (const [i, folder] of folders.entries()) {
    const called = basename(folder) === "output" ? basename(dirname(folder)) : basename(folder);
    const before = new Set(known);
    for (const page of await pagesOf(folder)) {
      if (i > 0 && (before.has(page.kind) && (page.kind !== "plan" || page.english))) {
        continue;
      }
      const isFirst = !page.english && !known.has(page.kind);
      const englishKind = `${page.kind} in English`;
      const isFirstInEnglish = page.english && !known.has(englishKind);
      if (!allEnglish && page.english && page.kind !== "plan" && !isFirstInEnglish) {
        continue;
      }
      known.add(page.english ? englishKind : page.kind);
      chosen.push({ ...page, folder: i, name: `${called}: ${page.file}`, isFirst, isFirstInEnglish });
    }
  }
  return chosen;
};

/* Serves the folder, and beside it the files {path: file} for the test's own use; gives its address and
 * what was asked for. */
export const serve = async (folder, beside = {}) => {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    asked.push(path);
    const file = beside[path] ?? join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    if (path.endsWith(FRAGMENT)) {
      const page = inPortal(await readFile(file, "utf8"), path);
      response.writeHead(200, { "content-type": TYPES[".html"] }).end(page);
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": found.size,
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
};

/* A page whose complaints are kept: messages of the console, exceptions, requests to elsewhere and
 * requests that failed. */
const watched = async (browser, homes, options) => {
  const context = await browser.newContext(options);
  const complaints = [];
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.stack}`));
  page.on("request", (request) => {
    if (![...homes, "data:"].some((home) => request.url().startsWith(home))) {
      complaints.push(`a request leaves the site: ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) {
      complaints.push(`${response.status()}: ${response.url()}`);
    }
  });
  /* Fails on the complaints up to now; what comes after is heard again. */
  const listen = () => {
    const heard = complaints.splice(0);
    if (heard.length > 0) {
      throw new Error(`the page complains:\n  ${heard.join("\n  ")}`);
    }
  };
  const close = async () => {
    await context.close();
    listen();
  };
  return { page, context, complaints, listen, close };
};

export const withBrowser = async (modules, use) => {
  const { chromium } = installed(modules, "playwright-core");
  const browser = await chromium.launch({ executablePath: BROWSER, args: OPTIONS });
  const servers = [];
  try {
    await use({
      /* The address of the folder on a server that runs until the end. */
      serve: async (folder, beside) => {
        const server = await serve(folder, beside);
        servers.push(server);
        return server.address;
      },
      /* A page of the folder as a server gives it; `options` are those of a browser context. */
      site: async (folder, { width = 1280, height = 900, ...options } = {}) => {
        const server = await serve(folder);
        servers.push(server);
        const opened = await watched(browser, [server.address], { viewport: { width, height }, ...options });
        return { ...opened, address: server.address, asked: server.asked };
      },
      /* A page for the addresses of servers that run already. */
      at: async (addresses, { width = 1280, height = 900, ...options } = {}) => {
        const homes = [addresses].flat();
        return {
          ...(await watched(browser, homes, { viewport: { width, height }, ...options })),
          address: homes[0],
        };
      },
      /* The same from the disk, without a server. */
      disk: async (folder, { width = 1280, height = 900, ...options } = {}) => {
        const address = pathToFileURL(folder).href;
        return { ...(await watched(browser, [address], { viewport: { width, height }, ...options })), address };
      },
    });
  } finally {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  }
};

/* Runs the tests {name: function}, all of them, and ends with how it went: one after the other, or
 * several at a time where one does not disturb another. `begin` makes what the tests of one row have
 * in common, such as a page; they are called with it. */
export const runTests = async (tests, { together = 1, begin = async () => null } = {}) => {
  const waiting = Object.entries(tests);
  let failed = 0;
  const work = async () => {
    const common = await begin();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, test] = next;
      try {
        await test(common);
        console.log(`ok   ${name}`);
      } catch (error) {
        failed += 1;
        console.log(`FAIL ${name}\n${error.stack}`);
      }
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  process.exitCode = failed > 0 ? 1 : 0;
};
