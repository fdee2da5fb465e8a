"""An ordinary tool signs both empty fields; the file stays whole and both signatures stay valid.

NĐ 30/2020/NĐ-CP, PL I, Phần I, II.7d (signatory) and II.8 (agency). The keys are made for the test
and thrown away.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

KEHOACH, CONTENT, FONTS = sys.argv[1:4]
PLAN = Path(__file__).parent / "ke-hoach"
MM = 72 / 25.4


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def make_keys(folder):
    noise = folder / "noise"
    noise.write_bytes(bytes(i * 37 % 251 for i in range(4096)))
    run("certutil", "-d", f"sql:{folder}", "-N", "--empty-password")
    for name in ("nguoi-ky", "co-quan"):
        run("certutil", "-d", f"sql:{folder}", "-S", "-n", name, "-s", f"CN={name},C=VN", "-x", "-t",
            "CT,CT,CT", "-k", "rsa", "-g", "2048", "-Z", "SHA256", "-z", noise, "-m",
            str(len(name)), "-v", "2")


def sign(keys, source, target, field, name):
    # pdfsig complains on leaving that the key store is still in use; its status says whether it signed.
    run("pdfsig", "-nssdir", f"sql:{keys}", "-nick", name, "-sign", field, "-etsi", source, target)


def signatures(keys, file):
    out = subprocess.run(["pdfsig", "-nssdir", f"sql:{keys}", "-nocert", str(file)],
                         capture_output=True, text=True).stdout
    return {re.search(r"Field Name: (\S+)", part).group(1): "Signature is Valid" in part
            for part in out.split("Signature #")[1:]}


def objects(file):
    return json.loads(run("qpdf", "--json=2", file))["qpdf"][1]


def widgets(objs):
    found = {}
    for value in objs.values():
        body = value.get("value") if isinstance(value, dict) else None
        if isinstance(body, dict) and body.get("/FT") == "/Sig":
            found[body["/T"].removeprefix("u:")] = body
    return found


def expect(condition, message):
    if not condition:
        sys.exit(f"sai: {message}")


def check_places(fields):
    """7c lies right of the page's middle; the agency's field covers a third of it from the left."""
    expect(set(fields) == {"chu-ky-nguoi-ky", "chu-ky-co-quan"}, f"fields: {sorted(fields)}")
    for field in fields.values():
        expect(field.get("/TU"), "a field has no description")
        expect("/V" not in field, "a field is not empty")
    left, bottom, right, top = fields["chu-ky-nguoi-ky"]["/Rect"]
    expect(left > 105 * MM and right < 190 * MM, "7c is not in the right half")
    expect(20 * MM <= top - bottom <= 30 * MM, "7c has no room for a signature")
    s_left, s_bottom, s_right, s_top = fields["chu-ky-co-quan"]["/Rect"]
    overlap = (s_right - left) / (right - left)
    expect(s_left < left and 0.30 <= overlap <= 0.36, f"the stamp covers {overlap:.2f} of 7c")
    expect(abs((s_right - s_left) - (s_top - s_bottom)) < 1, "the stamp's field is not square")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keys = folder / "keys"
        keys.mkdir()
        make_keys(keys)
        run(KEHOACH, "build", "-q", "--content", CONTENT, "--fonts", FONTS, "--output", folder / "out", PLAN)
        plain = next((folder / "out").rglob("*.pdf"))
        before = objects(plain)
        check_places(widgets(before))
        once, twice = folder / "once.pdf", folder / "twice.pdf"
        sign(keys, plain, once, "chu-ky-nguoi-ky", "nguoi-ky")
        expect(signatures(keys, once) == {"chu-ky-nguoi-ky": True, "chu-ky-co-quan": False}, "first signature")
        sign(keys, once, twice, "chu-ky-co-quan", "co-quan")
        expect(signatures(keys, twice) == {"chu-ky-nguoi-ky": True, "chu-ky-co-quan": True}, "second signature")
        run("qpdf", "--check", twice)
        expect(twice.read_bytes().startswith(plain.read_bytes()), "signing rewrote what stood there")
        print("hai trường chữ ký: ký được, còn hợp lệ")


main()
