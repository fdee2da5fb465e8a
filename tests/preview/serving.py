"""What the preview answers and to whom; what happens when sources change."""
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import pictures  # noqa: E402
from preview import FIRST, FONTS, PAGE, PROGRAM, SECOND, SOUND_PLAN, TIME_LIMIT, Listener, Preview


class Pages(Preview):
    def test_pages_come_with_the_script_and_a_strict_policy(self):
        answer = self.ask(PAGE)
        self.assertEqual(answer.status, 200)
        text = answer.body.decode("utf-8")
        self.assertIn('<script src="/_xem/preview.js"></script>', text)
        self.assertIn("default-src 'none'", text)
        self.assertIn("connect-src 'self'", text)
        self.assertNotIn("unsafe", text)
        self.assertIn('data-dong="noi-dung.md:3"', text)
        self.assertEqual(answer.headers["cache-control"], "no-store")
        self.assertEqual(answer.headers["x-content-type-options"], "nosniff")
        for path in ("/_xem/preview.js", "/_xem/preview.css", "/kehoach.css", "/", "/index.html"):
            self.assertEqual(self.ask(path).status, 200, path)

    def test_every_output_is_there_and_nothing_is_written(self):
        pdf = self.ask(f"/{SECOND}/ke-hoach.pdf")
        self.assertEqual((pdf.status, pdf.headers["content-type"]), (200, "application/pdf"))
        self.assertTrue(pdf.body.startswith(b"%PDF-1.7"))
        self.assertIn(b'<html lang="en">', self.ask(f"/{SECOND}/ke-hoach.en.html").body)
        self.assertIn(b"<iframe", self.ask(f"/_xem/pdf/{SECOND}/ke-hoach.pdf").body)
        self.assertFalse((self.folder / "output").exists())

    def test_the_pdf_is_that_of_build(self):
        made = subprocess.run([str(PROGRAM), "build", "--fonts", str(FONTS), "--quiet", SECOND], cwd=self.folder,
                              timeout=TIME_LIMIT, check=False)
        self.assertEqual(made.returncode, 0)
        built = (self.folder / "output" / SECOND / "ke-hoach.pdf").read_bytes()
        self.assertEqual(self.ask(f"/{SECOND}/ke-hoach.pdf").body, built)

    def test_a_plan_by_its_name(self):
        for path in (f"/{SECOND}", f"/{SECOND}/"):
            answer = self.ask(path)
            self.assertEqual((answer.status, answer.headers["location"]), (302, PAGE))

    def test_head_has_no_body(self):
        answer = self.ask(PAGE, "HEAD")
        self.assertEqual((answer.status, answer.body), (200, b""))
        self.assertGreater(int(answer.headers["content-length"]), 1000)


class Pictures(Preview):
    def source(self):
        with_source = re.search(rb'<img src="([^"]+)"', self.ask(PAGE).body)
        return f"/{SECOND}/" + with_source[1].decode() if with_source else None

    def test_a_picture_comes_and_follows_its_file(self):
        self.ask(PAGE)
        listener = Listener(self)
        self.addCleanup(listener.close)
        plan = self.folder / "content/tinh" / SECOND
        (plan / "ban-do.png").write_bytes(pictures.plain(600, 400, 255, 0, 0))
        text = (plan / "noi-dung.md").read_text(encoding="utf-8")
        (plan / "noi-dung.md").write_text(f"![Bản đồ mạng cáp quang](ban-do.png)\n\n{text}", encoding="utf-8")
        listener.until(lambda _: self.source())
        before = self.source()
        answer = self.ask(before)
        self.assertEqual((answer.status, answer.headers["content-type"]), (200, "image/png"))
        self.assertTrue(answer.body.startswith(pictures.SIGNATURE))
        (plan / "ban-do.png").write_bytes(pictures.plain(600, 400, 0, 0, 255))
        listener.until(lambda _: self.source() != before)
        self.assertNotEqual(self.ask(self.source()).body, answer.body)
        self.assertEqual(self.ask(before).status, 404)
        self.assertEqual(self.ask(f"/{SECOND}/hinh/khong-co.png").status, 404)


class Refused(Preview):
    arguments = ("--editor", "touch '{file}-{line}'")

    def test_other_hosts(self):
        """DNS rebinding: a name of the attacker's that points here."""
        for host in ("evil.example", f"evil.example:{self.port}", "127.0.0.1", "localhost",
                     f"127.0.0.1:{self.port + 1}", f"localhost.evil.example:{self.port}", f"0.0.0.0:{self.port}",
                     f"127.0.0.1:{self.port}, evil", f"user@127.0.0.1:{self.port}", ""):
            answer = self.ask(PAGE, host=host or " ")
            self.assertIn(answer.status, (400, 403), host)
            self.assertNotIn(b"<html", answer.body)
        request = f"GET {PAGE} HTTP/1.1\r\nHost: {self.host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        self.assertIn(self.raw(request.encode()).status, (400, 403))
        self.assertIn(self.raw(f"GET {PAGE} HTTP/1.0\r\n\r\n".encode()).status, (400, 403))

    def test_our_own_names(self):
        for host in (f"127.0.0.1:{self.port}", f"localhost:{self.port}", f"LOCALHOST:{self.port}", f"[::1]:{self.port}"):
            self.assertEqual(self.ask(PAGE, host=host).status, 200, host)

    def test_only_loopback_listens(self):
        lines = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
        port = f":{self.port:04X} "
        listening = [line.split()[1] for line in lines.splitlines() if port in line and " 0A " in line]
        self.assertTrue(listening)
        for address in listening:
            self.assertIn(address.split(":")[0], ("0100007F", "0" * 24 + "01000000"))

    def test_ipv6_loopback(self):
        try:
            with socket.socket(socket.AF_INET6) as probe:
                probe.bind(("::1", 0))
        except OSError:
            self.skipTest("this machine has no IPv6 loopback")
        request = f"GET {PAGE} HTTP/1.1\r\nHost: [::1]:{self.port}\r\nConnection: close\r\n\r\n"
        self.assertEqual(self.raw(request.encode(), socket.AF_INET6).status, 200)

    def test_paths_that_lead_out(self):
        (self.folder / "content/secret.html").write_text("secret")
        for path in ("/../secret.html", "/content/secret.html", "/%2e%2e/content/secret.html",
                     f"/{SECOND}/../../../secret.html", f"/{SECOND}/..%2f..%2fsecret.html", "//etc/passwd",
                     "/etc/passwd", "/..\\secret.html", f"/{SECOND}/ke-hoach.xml", "/%ff",
                     "/_xem/", "/_xem/mo", "/_xem/pdf/../../etc/passwd", "/_xem/pdf//etc/passwd"):
            answer = self.ask(path)
            self.assertIn(answer.status, (400, 404), path)
            self.assertNotIn(b"secret", answer.body)

    def test_methods(self):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "X"):
            self.assertEqual(self.ask(PAGE, method).status, 405, method)

    def test_headers_too_large(self):
        answer = self.ask(PAGE, X_Long="x" * 100000)
        self.assertIn(answer.status, (0, 413, 414, 431))
        self.assertEqual(self.ask(PAGE).status, 200)

    def test_opening_a_place_takes_the_token_and_our_own_page(self):
        listener = Listener(self)
        self.addCleanup(listener.close)
        self.ask(PAGE)
        file = listener.state()["plans"].get(SECOND, {}).get("folder") or f"content/tinh/{SECOND}"
        body = f"{listener.token}\n{file}/noi-dung.md\n3\n1".encode()
        ours = {"Origin": f"http://{self.host}"}
        opened = self.plan() / "noi-dung.md-3"
        wrong = body.replace(listener.token.encode(), b"0" * 32)
        for data, headers, status in ((wrong, ours, 403), (body, {}, 403),
                                      (body, {"Origin": "http://evil.example"}, 403), (body, {"Origin": "null"}, 403),
                                      (body, {"Origin": f"http://localhost:{self.port}"}, 403),
                                      (body.replace(b"noi-dung.md", b"../../../../x"), ours, 404),
                                      (listener.token.encode() + b"\n/etc/passwd\n1\n1", ours, 404),
                                      (body + b"x" * 10000, ours, 413), (b"", ours, 403)):
            self.assertEqual(self.ask("/_xem/mo", "POST", body=data, **headers).status, status, (data, headers))
        self.assertFalse(opened.exists())
        self.assertEqual(self.ask("/_xem/mo", "POST", body=body, **ours).status, 204)
        end = time.monotonic() + TIME_LIMIT
        while not opened.exists() and time.monotonic() < end:
            time.sleep(0.01)
        self.assertTrue(opened.exists())


class Changes(Preview):
    def listen(self):
        self.assertEqual(self.ask(PAGE).status, 200)
        listener = Listener(self)
        self.addCleanup(listener.close)
        return listener, listener.state()

    def test_a_save_is_told_and_shown(self):
        listener, before = self.listen()
        self.edit("noi-dung.md", "Phủ sóng 5G;", "Phủ sóng 6G;")
        edition = before["plans"][SECOND]["edition"]
        after = listener.until(lambda state: state["plans"][SECOND]["edition"] > edition)
        self.assertGreater(after["site"], before["site"])
        self.assertIn("Phủ sóng 6G", self.ask(PAGE).body.decode("utf-8"))

    def test_the_pdf_follows(self):
        listener, first = self.listen()
        before = self.ask(f"/{SECOND}/ke-hoach.pdf").body
        self.edit("noi-dung.md", "Phủ sóng 5G;", "Phủ sóng 6G;")
        listener.until(lambda state: state["site"] > first["site"])
        self.assertNotEqual(self.ask(f"/{SECOND}/ke-hoach.pdf").body, before)

    def test_with_errors_the_last_good_page_stays(self):
        listener, before = self.listen()
        self.edit("noi-dung.md", "a) Phủ sóng 5G;", "Dòng mới.\n\na) Phủ <b>sóng</b> 5G;")
        rules = lambda state: [finding["rule"] for finding in state["plans"][SECOND]["findings"]]
        state = listener.until(lambda state: "KH201" in rules(state))["plans"][SECOND]
        self.assertEqual(state["edition"], before["plans"][SECOND]["edition"])
        finding = next(f for f in state["findings"] if f["rule"] == "KH201")
        self.assertEqual((finding["name"], finding["line"], finding["severity"]), ("noi-dung.md", 9, "error"))
        # The lines of the page are those before the edit.
        self.assertEqual(finding["shown"], 7)
        self.assertIn("Phủ sóng 5G;", self.ask(PAGE).body.decode("utf-8"))
        self.edit("noi-dung.md", "<b>sóng</b>", "sóng")
        listener.until(lambda now: now["plans"][SECOND]["edition"] > state["edition"])

    def test_errors_from_the_start(self):
        self.edit("ke-hoach.xml", "</so>", "", slug=FIRST)
        answer = self.ask(f"/{FIRST}/ke-hoach.html")
        self.assertEqual(answer.status, 200)
        self.assertIn(b"data-xem-chua-co", answer.body)
        listener = Listener(self)
        self.addCleanup(listener.close)
        state = listener.state()
        self.assertEqual(state["plans"][FIRST]["edition"], 0)
        self.assertTrue(state["plans"][FIRST]["findings"])
        self.edit("ke-hoach.xml", "<so>134", "<so>134</so>", slug=FIRST)
        listener.until(lambda now: now["plans"][FIRST]["edition"] == 1)
        self.assertNotIn(b"data-xem-chua-co", self.ask(f"/{FIRST}/ke-hoach.html").body)

    def test_new_and_removed_plans(self):
        listener, _ = self.listen()
        new = self.folder / "content/tinh/ca-mau/7-2026"
        new.parent.mkdir()
        new.mkdir()
        for path in sorted(SOUND_PLAN.iterdir(), reverse=True):
            (new / path.name).write_bytes(path.read_bytes())
        end = time.monotonic() + TIME_LIMIT
        while self.ask("/ca-mau/7-2026/ke-hoach.html").status != 200 and time.monotonic() < end:
            listener.state()
        self.assertIn(b"ca-mau/7-2026", self.ask("/index.html").body)
        for path in new.iterdir():
            path.unlink()
        new.rmdir()
        while self.ask("/ca-mau/7-2026/ke-hoach.html").status != 404 and time.monotonic() < end:
            listener.state()
        self.assertNotIn(b"ca-mau/7-2026", self.ask("/index.html").body)

    def test_catalogues_concern_every_plan(self):
        listener, before = self.listen()
        catalogue = self.folder / "content/danh-muc/don-vi-hanh-chinh.xml"
        text = catalogue.read_text("utf-8")
        catalogue.write_text(text.replace('ma="38"', 'ma="39"'), "utf-8")
        listener.until(lambda state: any(f["rule"] == "KH153" for f in state["plans"][SECOND]["findings"]))
        catalogue.write_text(text.replace("<don-vi ", "<don-vi", 1), "utf-8")
        listener.until(lambda state: state["general"])
        catalogue.write_text(text, "utf-8")
        listener.until(lambda state: not state["general"] and
                       state["plans"][SECOND]["findings"] == before["plans"][SECOND]["findings"])

    def test_an_editor_that_writes_beside_and_renames(self):
        listener, _ = self.listen()
        text = (self.plan() / "noi-dung.md").read_text("utf-8")
        beside = self.plan() / ".noi-dung.md.new"
        beside.write_text(text.replace("5G", "7G"), "utf-8")
        os.rename(self.plan() / "noi-dung.md", self.plan() / "noi-dung.md~")
        os.rename(beside, self.plan() / "noi-dung.md")
        while "7G" not in self.ask(PAGE).body.decode("utf-8"):
            listener.state()


class Ends(Preview):
    def test_signals_end_it_cleanly_with_pages_open(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            listeners = [Listener(self) for _ in range(5)]
            half = self.connect()
            half.sendall(b"GET / HTTP/1.1\r\nHo")
            begun = time.monotonic()
            self.end(number)
            self.assertLess(time.monotonic() - begun, TIME_LIMIT / 2)
            for listener in listeners:
                listener.close()
            self.start()

    def test_many_at_once(self):
        statuses = []

        def look():
            for path in (PAGE, f"/{FIRST}/ke-hoach.html", f"/{SECOND}/ke-hoach.pdf", "/", "/none"):
                statuses.append(self.ask(path).status)

        threads = [threading.Thread(target=look) for _ in range(12)]
        for thread in threads:
            thread.start()
        for i in range(10):
            self.edit("noi-dung.md", f"Phủ sóng {5 + i}G", f"Phủ sóng {6 + i}G")
        for thread in threads:
            thread.join(TIME_LIMIT)
        self.assertEqual(sorted(set(statuses)), [200, 404])
        self.assertEqual(len(statuses), 60)

    def test_too_many_listeners_leave_room_for_pages(self):
        listeners = [Listener(self) for _ in range(40)]
        self.assertEqual(self.ask("/_xem/tin").status, 503)
        self.assertEqual(self.ask(PAGE).status, 200)
        for listener in listeners:
            listener.close()


class Started(Preview):
    arguments = ("--port", "0")

    def test_opens_at_the_plan(self):
        self.assertTrue(self.address.group(0).endswith(f":{self.port}/"))
        self.end()
        self.start(SECOND)
        self.assertTrue(self.address.group(0).endswith(PAGE))
        self.end()
        # A plan that lies elsewhere, by its path.
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        for path in SOUND_PLAN.iterdir():
            (elsewhere / path.name).write_bytes(path.read_bytes())
        self.start("elsewhere")
        self.assertEqual(self.ask("/elsewhere/ke-hoach.html").status, 200)

    def test_a_taken_port(self):
        taken = subprocess.run([str(PROGRAM), "preview", "--fonts", str(FONTS), "--port", str(self.port)],
                               cwd=self.folder, timeout=TIME_LIMIT, capture_output=True, check=False)
        self.assertEqual(taken.returncode, 3)
        self.assertIn(str(self.port), taken.stderr.decode("utf-8"))

    def test_wrong_use(self):
        for arguments, status in ((("--port", "70000"), 2), (("--port", "x"), 2), (("--editor", "code"), 2),
                                  (("khong-co",), 2), (("--content", "khong-co"), 3), (("--fonts", "khong-co"), 3)):
            done = subprocess.run([str(PROGRAM), "preview", "--fonts", str(FONTS), *arguments], cwd=self.folder,
                                  timeout=TIME_LIMIT, capture_output=True, check=False)
            self.assertEqual(done.returncode, status, (arguments, done.stderr.decode("utf-8")))


class English(Preview):
    environment = {"LC_ALL": "en_US.UTF-8"}

    def test_words_are_english(self):
        self.ask(PAGE)
        listener = Listener(self)
        self.addCleanup(listener.close)
        state = listener.state()
        self.assertEqual(state["words"]["language"], "en")
        self.assertEqual(state["words"]["show"], "Go there")


if __name__ == "__main__":
    unittest.main()
