"""A plan's fragment stays itself within the page of a portal, and leaves that page alone.

    fragment.py OUTPUT-FOLDER…

What the files say is read from them. How a fragment looks is asked of a browser: every element has
the same computed style in a page without style and in one whose style is as hostile as can be.
"""
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import host

PREFIX, ROOT = "kh-", "kehoach-vb"
NAMES = ("id", "headers", "aria-labelledby", "aria-describedby", "for")
VOID = {"br", "col", "img", "input", "link", "meta", "hr", "wbr", "path", "rect", "line"}
TIME_LIMIT = 120

COMPARE = """<!DOCTYPE html><meta charset="utf-8"><title>…</title><style>iframe{width:900px;height:900px}</style>
<iframe id="plain" src="ADDRESS"></iframe><iframe id="hostile" src="ADDRESS?hostile"></iframe>
<script>
const text = (style) => Array.from(style, (name) => name + ": " + style.getPropertyValue(name));
/* In pixels that follow from where the fragment stands, not from its style. */
const PLACES = /^(perspective-origin|transform-origin|-webkit-locale)/;
addEventListener("load", () => {
  const [plain, hostile] = ["plain", "hostile"].map((id) => {
    const frame = document.getElementById(id).contentWindow;
    const root = frame.document.querySelector(".kehoach-vb");
    root.parentElement.style.cssText = "all: initial; display: block; width: 800px";
    return { frame, all: [root, ...root.querySelectorAll("*")] };
  });
  const faults = [], seen = new Set();
  /* Elements of the same kind at the same kind of place have the same style. */
  const kind = (element) => element ? element.tagName + "." + element.getAttribute("class") : "";
  plain.all.forEach((element, i) => {
    const place = [element, element.parentElement, element.parentElement.parentElement,
      element.previousElementSibling].map(kind).join(" ");
    if (seen.has(place)) {
      return;
    }
    seen.add(place);
    for (const pseudo of [null, "::before", "::after"]) {
      const [left, right] = [[plain, element], [hostile, hostile.all[i]]]
        .map(([page, its]) => text(page.frame.getComputedStyle(its, pseudo)));
      left.forEach((said, k) => {
        if (said !== right[k] && !PLACES.test(said) && faults.length < 20) {
          faults.push(element.tagName + "." + element.getAttribute("class") + (pseudo || "") + " " + said + " / " + right[k]);
        }
      });
    }
  });
  document.body.append(Object.assign(document.createElement("pre"), { id: "told",
    textContent: seen.size + " elements\\n" + faults.join("\\n") }));
});
</script>
"""


class Fragment(HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.depth, self.roots, self.faults, self.headings = path, 0, [], [], []
        self.feed(path.read_text(encoding="utf-8"))
        if self.roots != [("div", ROOT, "vi")]:
            self.fault(f"one <div class={ROOT} lang=vi> expected, found {self.roots}")
        if not self.headings or min(self.headings) != 2 or self.headings[0] != 2:
            self.fault(f"headings begin with {self.headings[:3]}")

    def fault(self, words):
        self.faults.append(f"{self.path}:{self.getpos()[0]}: {words}")

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if self.depth == 0:
            self.roots.append((tag, values.get("class"), values.get("lang")))
        else:
            self.check_names(values)
        if tag in ("script", "style", "link", "meta", "main", "h1", "html", "body"):
            self.fault(f"<{tag}> is the portal's")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.depth += tag not in VOID

    def handle_endtag(self, tag):
        self.depth -= tag not in VOID

    def handle_startendtag(self, tag, attributes):
        self.check_names(dict(attributes))

    def handle_data(self, data):
        if self.depth == 0 and data.strip():
            self.fault(f"text outside: {data.strip()[:40]}")

    def check_names(self, values):
        names = [name for attribute in ("class", *NAMES) for name in (values.get(attribute) or "").split()]
        if (values.get("href") or "").startswith("#"):
            names.append(values["href"][1:])
        for name in names:
            if not name.startswith(PREFIX):
                self.fault(f"“{name}” may be a name of the portal's")
        for name in values:
            if name == "style" or name.startswith("on"):
                self.fault(f"the attribute {name}")


def selectors(css):
    """Every selector of the sheet, whatever block it stands in."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for prelude in re.findall(r"([^{};]+)\{", css):
        prelude = prelude.strip()
        if prelude.startswith("@"):
            if not re.match(r"@media\b", prelude):
                yield prelude
            continue
        yield from (one.strip() for one in re.split(r",(?![^(\[]*[)\]])", prelude))


def check_style(path):
    css = path.read_text(encoding="utf-8")
    found = list(selectors(css))
    scope = re.compile(rf"\.{ROOT}:not\((#{PREFIX})+\)( |$)")
    faults = [f"{path}: not below .{ROOT}: {one}" for one in found if not scope.match(one)]
    for one in found:
        rest = scope.sub("", one)
        faults += [f"{path}: .{name} in “{one}” may be the portal's" for name in re.findall(r"\.([\w-]+)", rest)
                   if not name.startswith(PREFIX)]
        if re.search(r":root|\bhtml\b|\bbody\b", rest):
            faults.append(f"{path}: beyond the fragment: {one}")
    if re.search(r"\d\s*rem\b", re.sub(r"@media[^{]*\{|--kh-rem:[^;]*;", "", css)):
        faults.append(f"{path}: a length that hangs on the portal's root")
    if len(found) < 100:
        faults.append(f"{path}: {len(found)} selectors")
    return faults


def told_by_browser(chromium, server, path):
    """What differs between the two pages, as the browser sees them."""
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run([chromium, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
                               "--disable-background-networking", "--virtual-time-budget=20000", "--dump-dom",
                               f"{server}/{path}"], capture_output=True, text=True, timeout=TIME_LIMIT)
    told = re.search(r'<pre id="told">(\d+) elements\n(.*?)</pre>', done.stdout, re.DOTALL)
    if not told or int(told.group(1)) < 20:
        return [f"{path}: the browser did not answer: {done.stdout[-300:]}"]
    return [f"{path}: {line}" for line in told.group(2).splitlines() if line]


def check_looks(top, fragments):
    chromium = shutil.which("chromium")
    if not chromium:
        return ["no chromium"]
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        shutil.copy(top / host.STYLE, site)
        server, faults = host.served(site), []
        for number, path in enumerate(fragments):
            name = f"{number}{host.FRAGMENT}"
            shutil.copy(path, site / name)
            (site / f"{number}.html").write_text(COMPARE.replace("ADDRESS", quote(name)), encoding="utf-8")
            faults += [f"{path}: {fault}" for fault in told_by_browser(chromium, server, f"{number}.html")]
        return faults


def main():
    faults, longest = [], []
    for top in map(Path, sys.argv[1:]):
        fragments = sorted(top.rglob(f"*{host.FRAGMENT}"))
        if not fragments:
            faults.append(f"{top}: no fragments")
            continue
        faults += check_style(top / host.STYLE)
        for path in fragments:
            faults += Fragment(path).faults
        # The longest has every kind of content its site has; a browser for each would take minutes.
        longest.append((top, max(fragments, key=lambda path: path.stat().st_size)))
        print(f"{top}: {len(fragments)} fragments")
    for top, path in longest:
        faults += check_looks(top, [path])
    print("\n".join(faults))
    sys.exit(bool(faults) or len(sys.argv) < 2)


if __name__ == "__main__":
    main()
