/* A real browser for the tests: serves a folder on this machine, opens pages there, and fails a test
 * whose page complains or asks for anything elsewhere. Used by every tests/web/*.mjs:
 *
 *   await withBrowser(modules, async (browser) => {
 *     const site = await browser.site(folder, { width: 320 });
 *     await site.page.goto(`${site.address}/index.html`);
 *     …
 *     await site.close();     // fails on what the page has complained about
 *   });
 *
 * `modules` is the folder whose node_modules hold what tests/web/install.py has installed. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

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
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
};

/* What `require` finds among the installed modules. */
export const installed = (modules, name) => createRequire(join(modules, "node_modules/"))(name);

/* Serves the folder; gives its address and what was asked for. */
export const serve = async (folder) => {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    asked.push(path);
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) {
      response.writeHead(404).end();
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
const watched = async (browser, home, options) => {
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
    if (!request.url().startsWith(home) && !request.url().startsWith("data:")) {
      complaints.push(`a request leaves the site: ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) {
      complaints.push(`${response.status()}: ${response.url()}`);
    }
  });
  const close = async () => {
    await context.close();
    if (complaints.length > 0) {
      throw new Error(`the page complains:\n  ${complaints.join("\n  ")}`);
    }
  };
  return { page, context, complaints, close };
};

export const withBrowser = async (modules, use) => {
  const { chromium } = installed(modules, "playwright-core");
  const browser = await chromium.launch({ executablePath: BROWSER, args: OPTIONS });
  const servers = [];
  try {
    await use({
      /* A page of the folder as a server gives it; `options` are those of a browser context. */
      site: async (folder, { width = 1280, height = 900, ...options } = {}) => {
        const server = await serve(folder);
        servers.push(server);
        const opened = await watched(browser, server.address, { viewport: { width, height }, ...options });
        return { ...opened, address: server.address, asked: server.asked };
      },
      /* A page of a server that runs already. */
      at: async (address, { width = 1280, height = 900, ...options } = {}) => ({
        ...(await watched(browser, address, { viewport: { width, height }, ...options })),
        address,
      }),
      /* The same from the disk, without a server. */
      disk: async (folder, { width = 1280, height = 900, ...options } = {}) => {
        const address = pathToFileURL(folder).href;
        return { ...(await watched(browser, address, { viewport: { width, height }, ...options })), address };
      },
    });
  } finally {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  }
};

/* Runs the tests {name: function} one after the other, all of them, and ends with how it went. */
export const runTests = async (tests) => {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      console.log(`ok   ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${name}\n${error.stack}`);
    }
  }
  process.exitCode = failed > 0 ? 1 : 0;
};
