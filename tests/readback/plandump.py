"""What the program says a plan holds: `kehoach dump plan`, read as a tree."""
import re
import subprocess

WORD = re.compile(r'(?:([a-z-]+)=)?("(?:[^"\\]|\\.)*"|\S+)\s*')
ESCAPES = {"n": "\n", "t": "\t"}


def unquote(text):
    return re.sub(r"\\(u\{([0-9A-Fa-f]+)\}|.)", unescape, text)


def unescape(match):
    if match.group(2):
        return chr(int(match.group(2), 16))
    return ESCAPES.get(match.group(1), match.group(1))


class Item:
    """A line of the dump: kind, its first string, attributes, and the lines below it."""

    def __init__(self, line):
        body = line.strip()
        self.kind, _, rest = body.partition(" ")
        self.attributes, self.flags, self.text = {}, [], None
        for key, value in WORD.findall(rest):
            quoted = value.startswith('"')
            value = unquote(value[1:-1]) if quoted else value
            if key:
                self.attributes[key] = value
            elif quoted and self.text is None:
                self.text = value
            else:
                self.flags.append(value)
        self.items = []

    def find(self, kind):
        return next((item for item in self.items if item.kind == kind), None)

    def walk(self):
        yield self
        for item in self.items:
            yield from item.walk()

    @property
    def unknown(self):
        return "unknown" in self.flags or not self.text


class Plan:
    def __init__(self, text):
        self.top = Item("top")
        stack = [(-1, self.top)]
        for line in text.splitlines():
            if not line.strip():
                continue
            level = len(line) - len(line.lstrip(" "))
            item = Item(line)
            while stack[-1][0] >= level:
                stack.pop()
            stack[-1][1].items.append(item)
            stack.append((level, item))
        self.head = self.top.find("head")
        self.document = self.top.find("document")

    @property
    def is_official(self):
        return self.head.attributes.get("form") == "plan"

    @property
    def is_draft(self):
        return self.head.attributes.get("state") == "draft"

    @property
    def annexes(self):
        return [item for item in self.document.items if item.kind == "annex"]

    @property
    def body(self):
        return self.document.find("body")

    def fact(self, name):
        item = self.head.find(name)
        return None if item is None or item.unknown else item.text

    def facts(self, name):
        item = self.head.find(name)
        return [] if item is None else [entry.text for entry in item.items if not entry.unknown]

    @property
    def date(self):
        text = self.head.attributes.get("date")
        return tuple(int(part) for part in text.split("-")) if text else None


def read_plan(program, slug, content, fonts):
    """The plan of an output folder; None if that folder is no plan (a comparison)."""
    run = subprocess.run([program, "dump", "plan", "--content", content, "--fonts", fonts, slug],
                         capture_output=True)
    return Plan(run.stdout.decode("utf-8")) if run.stdout.startswith(b"plan") else None
