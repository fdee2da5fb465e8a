"""Links lead somewhere, in pages and in data; names are unique, and a page asks nobody for anything.

    links.py OUTPUT-FOLDER…
"""
import base64
import csv
import hashlib
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

# Attributes that make a browser ask for something by itself. <a href> does so only when clicked.
REQUESTS = {("link", "href"), ("img", "src"), ("img", "srcset"), ("script", "src"), ("iframe", "src"),
            ("source", "src"), ("source", "srcset"), ("video", "src"), ("audio", "src"), ("track", "src"),
            ("embed", "src"), ("object", "data"), ("input", "src"), ("body", "background"), ("image", "href"),
            ("use", "href"), ("form", "action"), ("a", "ping"), ("html", "manifest")}
# rel values of <link> that only say something, without a request.
SAID_ONLY = {"alternate", "canonical", "license", "author", "help", "next", "prev", "up"}
# A plan's page for a reader with a slow line; the longest plan of content/ has 120,000 bytes. The
# guide, which explains every message, is no plan.
MOST_BYTES = 150_000
NAMES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "headers", "for", "list")
# Where no page leads: the entrance, and the style sheet for fragments in other sites.
FOR_OTHERS = {"index.html", "kehoach-nhung.css"}
LINKED = {".html", ".pdf", ".css", ".js", ".csv", ".ics", ".atom", ".json"}
# What is known of every plan (schema.org, Legislation); number, date and issuer may be unknown.
LEGISLATION = {"name", "inLanguage", "legislationType", "encoding"}
# Members of JSON files that name a file; "path" does in a Data Package alone.
FILE_MEMBERS = {"$schema", "data", "contentUrl", "url"}
PACKAGE = "datapackage.json"
# Tables whose rows are places in the plan's page.
PLACED_TABLE = "nhiem-vu.csv"
DATA_BLOCKS = {"application/ld+json", "application/json"}
POLICY = {"default-src": {"'none'"}, "base-uri": {"'none'"}, "form-action": {"'none'", "'self'"}}


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.ids, self.links, self.names, self.faults = path, set(), [], [], []
        self.policy, self.language, self.headings = None, None, []
        self.title, self.in_title = "", False
        self.data_blocks, self.in_data_block = [], False
        self.feed(path.read_text(encoding="utf-8"))

    def fault(self, words):
        self.faults.append(f"{self.path}:{self.getpos()[0]}: {words}")

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.check_ids(values)
        self.check_inline(tag, values)
        self.check_requests(tag, values)
        if tag == "html":
            self.language = values.get("lang")
        elif tag == "meta":
            self.read_meta(values)
        elif tag == "a" and values.get("href") is not None:
            self.links.append((self.getpos()[0], values["href"]))
        elif re.fullmatch("h[1-6]", tag):
            self.headings.append((self.getpos()[0], int(tag[1])))
        elif tag == "title" and not self.title:  # the first; drawings have titles too
            self.in_title = True
        elif tag == "script" and values.get("type") in DATA_BLOCKS:
            self.data_blocks.append("")
            self.in_data_block = True

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False
        elif tag == "script":
            self.in_data_block = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data
        elif self.in_data_block:
            self.data_blocks[-1] += data

    def check_ids(self, values):
        name = values.get("id")
        if name is not None:
            if name in self.ids:
                self.fault(f"two elements are called “{name}”")
            self.ids.add(name)
        for attribute in NAMES:
            for name in (values.get(attribute) or "").split():
                self.names.append((self.getpos()[0], attribute, name))

    def check_inline(self, tag, values):
        """The policy would silence these, so nothing may depend on them."""
        for attribute in values:
            if attribute == "style" or attribute.startswith("on"):
                self.fault(f"<{tag}> has the attribute {attribute}, which the policy forbids")
        if tag == "style" or tag == "script" and "src" not in values and values.get("type") not in DATA_BLOCKS:
            self.fault(f"an inline <{tag}>, which the policy forbids")

    def check_requests(self, tag, values):
        for attribute, value in values.items():
            if (tag, attribute) not in REQUESTS or value is None:
                continue
            if tag == "link" and set((values.get("rel") or "").split()) <= SAID_ONLY:
                self.links.append((self.getpos()[0], value))
                continue
            if value.startswith("data:"):
                continue
            address = urlsplit(value)
            if address.scheme or address.netloc:
                self.fault(f"<{tag} {attribute}> asks {value}")
            else:
                self.links.append((self.getpos()[0], value))
            if self.policy is None:
                self.fault(f"<{tag} {attribute}> stands before the Content-Security-Policy")

    def read_meta(self, values):
        kind = (values.get("http-equiv") or "").lower()
        if kind == "content-security-policy":
            self.policy = {rule.split()[0]: set(rule.split()[1:])
                           for rule in values["content"].split(";") if rule.strip()}
        elif kind:
            self.fault(f"<meta http-equiv={kind}>")

    def check_digests(self):
        """What stands inline is data, and just that the policy lets through."""
        digests = [hashlib.sha256(block.encode()).digest() for block in self.data_blocks]
        allowed = {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}
        if self.policy.get("script-src") != {"'self'"} | allowed:
            self.faults.append(f"{self.path}: script-src {self.policy.get('script-src')}, data blocks {allowed}")
        for block in self.data_blocks:
            json.loads(block)

    def check_whole(self):
        at = f"{self.path}: "
        if not self.policy:
            self.faults.append(at + "no Content-Security-Policy")
            return
        self.check_digests()
        for directive, allowed in POLICY.items():
            if not self.policy.get(directive) or not self.policy[directive] <= allowed:
                self.faults.append(at + f"the policy says {directive} {self.policy.get(directive)}")
        for directive, sources in self.policy.items():
            if any(source.startswith(("'unsafe", "http", "*")) for source in sources):
                self.faults.append(at + f"the policy lets {directive} {sources}")
        if self.language != ("en" if self.path.name.endswith(".en.html") else "vi"):
            self.faults.append(at + f"the language is {self.language}")
        if not self.title.strip():
            self.faults.append(at + "no title")
        of_plan = self.path.name.startswith("ke-hoach.") and self.path.parent.name != "huong-dan"
        if of_plan and self.path.stat().st_size > MOST_BYTES:
            self.faults.append(at + f"{self.path.stat().st_size} bytes")
        self.check_facts()
        levels = [level for _, level in self.headings]
        if levels.count(1) != 1 or levels[0] != 1:
            self.faults.append(at + f"headings begin {levels[:3]}, with {levels.count(1)} of level 1")
        for (_, above), (line, level) in zip(self.headings, self.headings[1:]):
            if level > above + 1:
                self.faults.append(f"{self.path}:{line}: a heading of level {level} below one of level {above}")
        for line, attribute, name in self.names:
            if name not in self.ids:
                self.faults.append(f"{self.path}:{line}: {attribute} names “{name}”, which is nowhere")


    def check_facts(self):
        """JSON-LD is JSON, has what is asked of its type, and the files it names are links like others."""
        for facts in map(json.loads, self.data_blocks):
            if facts.get("@context") != "https://schema.org" or not facts.get("@type"):
                self.faults.append(f"{self.path}: JSON-LD of {facts.get('@context')}, {facts.get('@type')}")
            missing = {name for name in LEGISLATION if not facts.get(name)}
            if missing and facts["@type"] == "Legislation":
                self.faults.append(f"{self.path}: JSON-LD without {sorted(missing)}")
            self.links += [(0, form["contentUrl"]) for form in facts.get("encoding", [])]
            self.links += [(0, facts[name]) for name in ("@id", "url") if name in facts]
        if self.path.name.startswith("ke-hoach.") and len(self.data_blocks) != 1:
            self.faults.append(f"{self.path}: {len(self.data_blocks)} blocks of JSON-LD")


def check_link(path, line, href, pages, top):
    address = urlsplit(href)
    if address.scheme in ("http", "https", "mailto"):
        return
    if address.scheme or address.netloc or href.startswith("/"):
        yield f"{path}:{line}: {href} is no link within the site"
        return
    target = (path.parent / unquote(address.path)).resolve() if address.path else path
    if target.is_dir():
        target /= "index.html"
    if top not in target.parents:
        yield f"{path}:{line}: {href} leads out of the site"
    elif not target.is_file():
        yield f"{path}:{line}: {href}: no such file"
    elif address.fragment and target in pages and unquote(address.fragment) not in pages[target].ids:
        yield f"{path}:{line}: {href}: nothing is called “{address.fragment}” there"


def check_links(page, pages, top):
    for line, href in page.links:
        yield from check_link(page.path, line, href, pages, top)


def members(value):
    """Every (name, text) of a JSON value, at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from ((name, inner),) if isinstance(inner, str) else members(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from members(inner)


def check_pointers(path, value):
    """References within the file: a schema's to its definitions, a text's to its own parts."""
    named = {text for name, text in members(value) if name == "id"}
    for name, text in members(value):
        if name == "$ref":
            place = value
            for step in text.removeprefix("#").split("/")[1:]:
                place = place.get(step) if isinstance(place, dict) else None
            if not text.startswith("#") or place is None:
                yield f"{path}: $ref {text} leads nowhere"
        elif name == "to" and text not in named:
            yield f"{path}: “to” names {text}, which is nowhere"


def data_links(path):
    """(line, href) of what a file for machines says of other files of the site."""
    if path.suffix in (".atom", ".xml"):
        for element in ElementTree.parse(path).getroot().iter():
            if element.tag.endswith(("}link", "}loc")):
                yield 0, element.get("href") or element.text
    elif path.suffix == ".json":
        for name, text in members(json.loads(path.read_text(encoding="utf-8"))):
            if name in FILE_MEMBERS or (path.name == PACKAGE and name == "path"):
                yield 0, text
    elif path.name == PLACED_TABLE:
        with open(path, encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), 2):
                plan, place = row["id"].split("#")
                top = "../" * (1 if path.parent.name == "du-lieu" else plan.count("/") + 1)
                yield line, f"{top}{plan}/ke-hoach.html#{place}"


def check_data(top, pages):
    """Faults, and the files that are named."""
    count, faults, named = 0, [], set()
    for path in sorted(path.resolve() for path in top.rglob("*")):
        if "nguon" in path.parts or path.suffix not in (".atom", ".csv", ".json", ".xml"):
            continue
        for line, href in data_links(path):
            count += 1
            named.add((path.parent / unquote(urlsplit(href).path)).resolve())
            faults += check_link(path, line, href, pages, top.resolve())
        if path.suffix == ".json":
            faults += check_pointers(path, json.loads(path.read_text(encoding="utf-8")))
    if count == 0:
        faults.append(f"{top}: no file of data names another")
    print(f"{top}: {count} links in data")
    return faults, named


def check_styles(path):
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if re.search(r"@import|url\((?!['\"]?(data:|#))|https?:|//[a-z]", text):
            yield f"{path}:{line}: a style that asks for something: {text.strip()}"


def search_data(top):
    """What the script of the index page loads: the root, the shards the root names, a text beside each page."""
    root = top / "tim-kiem" / "muc-luc.js"
    shards = json.loads(re.search(r'"from":(\[.*?\])', root.read_text(encoding="utf-8"))[1])
    plans = len(re.search(r'"plans":"(.*)"', (root.parent / "danh-sach.js").read_text(encoding="utf-8"))[1].split(","))
    lists = {root.parent / f"ke-hoach-{number}.js" for number in range((plans + 99) // 100)}
    files = {root, root.parent / "danh-sach.js", *lists, *(root.parent / f"{number}.js" for number in range(len(shards)))}
    return {path.resolve() for path in files} | {(page.parent / "tim-kiem.js").resolve()
                                                 for page in top.rglob("ke-hoach.html")}


def check_site(top):
    # A fragment is no page; fragment.py reads it.
    pages = {path.resolve(): Page(path.resolve()) for path in sorted(top.rglob("*.html"))
             if not path.name.endswith(".manh.html")}
    if len(pages) < 2:
        return [f"{top}: {len(pages)} pages; the documents were not made"]
    faults = []
    for page in pages.values():
        page.check_whole()
        faults += page.faults
        faults += check_links(page, pages, top.resolve())
    for path in sorted(top.rglob("*.css")):
        faults += check_styles(path)
    linked = {(page.path.parent / unquote(urlsplit(href).path)).resolve()
              for page in pages.values() for _, href in page.links if not urlsplit(href).scheme}
    data_faults, named = check_data(top, pages)
    faults += data_faults
    linked |= search_data(top) | named
    for path in sorted(top.rglob("*")):
        if path.suffix in LINKED and path.resolve() not in linked and path.name not in FOR_OTHERS:
            faults.append(f"{path}: no page leads there")
    print(f"{top}: {len(pages)} pages, {sum(len(page.links) for page in pages.values())} links")
    return faults


def main():
    faults = [fault for folder in sys.argv[1:] for fault in check_site(Path(folder))]
    print("\n".join(faults))
    sys.exit(bool(faults) or len(sys.argv) < 2)


if __name__ == "__main__":
    main()
