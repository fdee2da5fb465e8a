"""Every page and the style sheet through the Nu checker: no error and no warning.

    checker.py vnu.jar OUTPUT-FOLDER…

The checker reads the pages from a server on this machine, as a browser would: for a page from the
disk “'self'” in its Content-Security-Policy means nothing. Fragments are checked within a page.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from host import served

TIME_LIMIT = 240


def judge(jar, addresses):
    """The checker's messages about what is at the addresses."""
    # The checker is also a service for strangers, and as such asks no machine of its own network.
    command = ["java", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", jar, "--format", "json",
               "--stdout", "--exit-zero-always", "--also-check-css", *addresses]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT)
    if done.returncode != 0:
        sys.exit(f"the checker itself failed ({done.returncode}):\n{done.stderr}")
    return json.loads(done.stdout)["messages"]


def told(message, folders):
    address = message.get("url", "")
    for server, folder in folders.items():
        address = address.replace(server, str(folder))
    kind = message.get("subType") or message["type"]
    return f"{address}:{message.get('lastLine', 0)}: {kind}: {message['message']}\n    {message.get('extract', '').strip()}"


def sees_faults(jar):
    """A page that is wrong on purpose: a checker that finds nothing there finds nothing anywhere."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "wrong.html").write_text(
            "<!DOCTYPE html><html lang=vi><title>x</title><p id=a><p id=a><img src=x>", encoding="utf-8")
        return len(judge(jar, [f"{served(folder)}/wrong.html"])) >= 2


def main():
    jar, folders = sys.argv[1], {served(folder): Path(folder) for folder in sys.argv[2:]}
    if not sees_faults(jar):
        sys.exit("the checker passed a page that is wrong on purpose")
    addresses = []
    for server, folder in folders.items():
        if not (folder / "index.html").exists():
            sys.exit(f"{folder}: no index.html; the documents were not made")
        addresses += [f"{server}/{quote(str(path.relative_to(folder)))}" for path in sorted(folder.rglob("*"))
                      if path.suffix in (".html", ".css")]
    messages = judge(jar, addresses)
    print("\n".join(told(message, folders) for message in messages) or f"{len(addresses)} pages and style sheets")
    sys.exit(bool(messages) or not folders)


if __name__ == "__main__":
    main()
