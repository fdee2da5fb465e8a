"""A running preview: starts the program on a copied content folder and ends it by a signal.

The tests read KEHOACH_PROGRAM, KEHOACH_CONTENT and KEHOACH_FONTS from the environment (see
CMakeLists.txt).
"""
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["KEHOACH_PROGRAM"])
CONTENT = Path(os.environ["KEHOACH_CONTENT"])
FONTS = Path(os.environ["KEHOACH_FONTS"])
SOUND_PLAN = Path(__file__).resolve().parents[1] / "messages/sound-plan"

TIME_LIMIT = 30  # seconds, for anything
FIRST, SECOND = "hai-duong/20-2023", "thanh-hoa/134-2022"
PAGE = f"/{SECOND}/ke-hoach.html"


class Answer:
    def __init__(self, data):
        head, _, self.body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1]) if lines[0] else 0
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.headers[name.lower()] = value.strip()


class Listener:
    """One page that is being told: the events of /_xem/tin."""

    def __init__(self, preview):
        self.connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=TIME_LIMIT)
        self.connection.request("GET", "/_xem/tin")
        self.answer = self.connection.getresponse()
        self.token = self.event("token")

    def event(self, name):
        """Waits for the next event of the name and gives its data."""
        event = None
        while line := self.answer.readline():
            key, _, value = line.decode("utf-8").rstrip("\n").partition(": ")
            if key == "event":
                event = value
            elif key == "data" and event == name:
                return value
        raise AssertionError(f"no event “{name}”")

    def state(self):
        return json.loads(self.event("moi"))

    def until(self, condition):
        """The first state for which the condition holds: a file that is being written may be read
        half, which is put right a moment later."""
        while not condition(state := self.state()):
            pass
        return state

    def close(self):
        self.answer.close()
        self.connection.close()


class Preview(unittest.TestCase):
    arguments = ()
    environment = {}

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        shutil.copytree(CONTENT / "danh-muc", self.folder / "content/danh-muc")
        for slug in (FIRST, SECOND):
            shutil.copytree(SOUND_PLAN, self.plan(slug))
        self.start()

    def plan(self, slug=SECOND):
        return self.folder / "content/tinh" / slug

    def start(self, *arguments):
        environment = {**os.environ, "LC_ALL": "vi_VN.UTF-8", **self.environment}
        self.program = subprocess.Popen(
            [str(PROGRAM), "preview", "--fonts", str(FONTS), *self.arguments, *arguments], cwd=self.folder,
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(self.end)
        self.address = re.search(r"http://127\.0\.0\.1:(\d+)/\S*", self.program.stdout.readline().decode("utf-8"))
        self.assertTrue(self.address, "the address is not printed")
        self.port = int(self.address.group(1))
        self.host = f"127.0.0.1:{self.port}"

    def end(self, number=signal.SIGTERM):
        """Ends the program, once; it has to end well and cleanly."""
        if self.program is None:
            return
        program, self.program = self.program, None
        program.send_signal(number)
        out, err = program.communicate(timeout=TIME_LIMIT)
        self.assertNotRegex(err.decode("utf-8"), "Sanitizer|runtime error:", "the program itself is at fault")
        self.assertEqual(program.returncode, 0, err.decode("utf-8"))

    def connect(self, family=socket.AF_INET):
        connection = socket.socket(family)
        connection.settimeout(TIME_LIMIT)
        connection.connect(("127.0.0.1" if family == socket.AF_INET else "::1", self.port))
        self.addCleanup(connection.close)
        return connection

    def raw(self, data, family=socket.AF_INET):
        connection = self.connect(family)
        connection.sendall(data)
        received = b""
        try:
            while True:
                more = connection.recv(1 << 20)
                if not more:
                    break
                received += more
        except ConnectionResetError:
            pass
        return Answer(received)

    def ask(self, path="/", method="GET", host=None, body=b"", **headers):
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host or self.host}", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        if body or method == "POST":
            lines.append(f"Content-Length: {len(body)}")
        return self.raw("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def edit(self, name, old, new, slug=SECOND):
        path = self.plan(slug) / name
        text = path.read_text("utf-8")
        self.assertEqual(text.count(old), 1, f"{name} does not hold “{old}” once")
        path.write_text(text.replace(old, new), "utf-8")
