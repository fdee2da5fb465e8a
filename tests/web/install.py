"""Installs what the pages are judged with into the build folder: install.py FOLDER

The versions and checksums are those of package-lock.json. Nothing is downloaded if the folder holds
them already.
"""
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = ("package.json", "package-lock.json")
CHECKER = "node_modules/vnu-jar/build/dist/vnu.jar"
BROWSER_DRIVER = "node_modules/playwright-core/package.json"
AXE = "node_modules/axe-core/axe.min.js"
TIME_LIMIT = 240


def has_all(folder):
    return all((folder / name).exists() for name in (CHECKER, BROWSER_DRIVER, AXE))


def is_installed(folder):
    same = all((folder / name).exists() and (folder / name).read_bytes() == (HERE / name).read_bytes()
               for name in FILES)
    return same and has_all(folder)


def install(folder):
    folder.mkdir(parents=True, exist_ok=True)
    # Until the end the folder has no lock file, so that a broken installation is not taken for one.
    (folder / FILES[1]).unlink(missing_ok=True)
    work = folder / "new"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    for name in FILES:
        shutil.copy(HERE / name, work / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(work)]
    done = subprocess.run(command, cwd=work, text=True, capture_output=True, timeout=TIME_LIMIT)
    if done.returncode != 0 or not has_all(work):
        sys.exit("What the pages are judged with (npm packages vnu-jar, axe-core, playwright-core) could not be\n"
                 "installed, so no page was judged. Is the package registry within reach?\n"
                 f"{done.stdout}{done.stderr}")
    shutil.rmtree(folder / "node_modules", ignore_errors=True)
    (work / "node_modules").rename(folder / "node_modules")
    for name in FILES:
        shutil.move(work / name, folder / name)
    work.rmdir() if not any(work.iterdir()) else shutil.rmtree(work)


def main():
    folder = Path(sys.argv[1]).resolve()
    for tool in ("npm", "java"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is not installed, so no page can be judged")
    if not is_installed(folder):
        install(folder)
    version = subprocess.run(["java", "-jar", str(folder / CHECKER), "--version"], text=True, check=True,
                             capture_output=True).stdout.strip()
    print(f"Nu checker {version}")


if __name__ == "__main__":
    main()
