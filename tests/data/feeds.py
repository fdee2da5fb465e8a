"""Feed and sitemap of a site by the rules of RFC 4287 and sitemaps.org, and what --site-url does.

    feeds.py PROGRAM CONTENT FONTS OUTPUT-FOLDER

The output folder was made without an address; with one the site is made here.
"""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PROGRAM, CONTENT, FONTS, OUTPUT = sys.argv[1:5]
TYPED, ADDRESS = "https://vi-du.gov.vn/ke-hoach", "https://vi-du.gov.vn/ke-hoach/"


def build(output, *options):
    return subprocess.run([PROGRAM, "build", "--content", CONTENT, "--fonts", FONTS, "--output", str(output), *options],
                          capture_output=True, text=True, env={"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"})


def one(test, element, name):
    found = element.findall(ATOM + name)
    test.assertEqual(len(found), 1, f"{element.tag}: {name}")
    return found[0]


def pages(folder):
    return sorted(path for path in folder.rglob("*.html") if not path.name.endswith(".manh.html"))


class FeedRules:
    def check_links(self, element):
        """RFC 4287, 4.2.7: at most one alternate of each type and language."""
        links = element.findall(ATOM + "link")
        kinds = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in links]
        self.assertEqual(len(kinds), len(set(kinds)))
        self.assertIn("alternate", {link.get("rel") for link in links})
        return links

    def check_feed(self, folder, base):
        feed = etree.parse(folder / "tin.atom").getroot()
        self.assertEqual(feed.tag, ATOM + "feed")
        self.assertRegex(one(self, feed, "id").text, r"^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
        self.assertTrue(one(self, feed, "title").text.strip())
        entries = feed.findall(ATOM + "entry")
        self.assertGreaterEqual(len(entries), 5)
        ids = [one(self, entry, "id").text for entry in entries] + [one(self, feed, "id").text]
        self.assertEqual(len(ids), len(set(ids)))
        times = [datetime.fromisoformat(one(self, entry, "updated").text) for entry in entries]
        self.assertTrue(all(time.tzinfo for time in times))
        self.assertEqual(times, sorted(times, reverse=True))
        self.assertEqual(datetime.fromisoformat(one(self, feed, "updated").text), times[0])
        links = self.check_links(feed)
        for entry in entries:
            links += self.check_links(entry)
            self.assertTrue(one(self, entry, "title").text.strip())
            # 4.1.1: an author in every entry, as the feed has none.
            self.assertTrue(one(self, one(self, entry, "author"), "name").text.strip())
        for link in links:
            self.assertTrue(link.get("href").startswith(base), link.get("href"))
            path = unquote(link.get("href")[len(base):])
            self.assertTrue((folder / path).is_file(), path)
        return ids


class Bare(unittest.TestCase, FeedRules):
    def test_feed(self):
        folder = Path(OUTPUT)
        self.check_feed(folder, "")
        self.assertFalse((folder / "sitemap.xml").exists())
        self.assertNotIn("Sitemap:", (folder / "robots.txt").read_text())
        for page in pages(folder):
            text = page.read_text(encoding="utf-8")
            self.assertNotIn('rel="canonical"', text, page)


class Addressed(unittest.TestCase, FeedRules):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.site = Path(cls.temporary.name)
        done = build(cls.site, "--site-url", TYPED, "--quiet")
        if done.returncode != 0:
            raise AssertionError(done.stderr)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def test_feed(self):
        ids = self.check_feed(self.site, ADDRESS)
        # A plan keeps its identifier wherever the site lies.
        entries = etree.parse(Path(OUTPUT) / "tin.atom").getroot().findall(ATOM + "entry")
        self.assertEqual(ids[:-1], [entry.find(ATOM + "id").text for entry in entries])

    def test_sitemap(self):
        root = etree.parse(self.site / "sitemap.xml").getroot()
        self.assertEqual(root.tag, SITEMAP + "urlset")
        addresses = []
        for url in root:
            self.assertEqual([child.tag for child in url], [SITEMAP + "loc"])
            addresses.append(url[0].text)
        self.assertTrue(all(len(address) < 2048 and address.startswith(ADDRESS) for address in addresses))
        self.assertEqual(len(addresses), len(set(addresses)))
        expected = {ADDRESS + quote(str(page.relative_to(self.site))) for page in pages(self.site)}
        self.assertEqual(set(addresses), expected)
        self.assertIn(f"Sitemap: {ADDRESS}sitemap.xml\n", (self.site / "robots.txt").read_text())

    def test_canonical_and_linked_data(self):
        plans = 0
        for page in pages(self.site):
            path, text = str(page.relative_to(self.site)), page.read_text(encoding="utf-8")
            self.assertEqual(re.findall(r'<link rel="canonical" href="([^"]*)"', text), [ADDRESS + path])
            for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S):
                data, plans = json.loads(block), plans + 1
                self.assertEqual(data["@id"], urljoin(ADDRESS + path, "ke-hoach.html"))
                for form in data["encoding"]:
                    self.assertTrue(form["contentUrl"].startswith(ADDRESS))
                    self.assertTrue((self.site / form["contentUrl"][len(ADDRESS):]).is_file(), form)
        self.assertGreaterEqual(plans, 12)  # two languages of five plans and the guide

    def test_no_plan_may_take_the_place_of_a_page(self):
        own = {path.name for path in self.site.iterdir()} | {"so-sanh"}
        own -= {path.relative_to(self.site).parts[0] for path in self.site.rglob("ke-hoach.pdf")}
        own -= {name for name in own if name.startswith(".")}  # hidden folders are no plans
        self.assertGreaterEqual(len(own), 10)
        with tempfile.TemporaryDirectory() as content:
            for name in own:
                folder = Path(content) / name
                folder.mkdir()
                (folder / "ke-hoach.xml").write_text("<tai-lieu/>", encoding="utf-8")
            done = subprocess.run([PROGRAM, "check", "--content", content], capture_output=True, text=True)
            self.assertEqual(done.returncode, 1, done.stderr)
            refused = {line.split("“")[2].split("”")[0] for line in done.stderr.splitlines() if "[KH187]" in line}
            self.assertEqual(refused, own)

    def test_wrong_addresses(self):
        for wrong in ("", "kehoach.gov.vn", "/ke-hoach/", "ftp://vi-du.vn/", "https://", "https:///x", "javascript:alert(1)",
                      "https://vi-du.vn/?a=1", "https://vi-du.vn/#a", "https://a:b@vi-du.vn/", "https://vi du.vn/"):
            with self.subTest(wrong), tempfile.TemporaryDirectory() as folder:
                done = build(folder, "--site-url", wrong)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn("https://kehoach.gov.vn/", done.stderr)
                self.assertEqual(list(Path(folder).iterdir()), [])

    def test_hostile_address_is_escaped(self):
        with tempfile.TemporaryDirectory() as folder:
            done = build(folder, "--site-url", "https://vi-du.vn/a'b&c/\"<x>/", "--quiet")
            self.assertEqual(done.returncode, 0, done.stderr)
            for name in ("sitemap.xml", "tin.atom"):
                etree.parse(Path(folder) / name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
