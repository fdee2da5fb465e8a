"""Builds the fuzz targets with clang and runs each for some seconds from the tests' own inputs.

    tests/fuzz/run.py --build DIR [--seconds N] [--keep DIR] [TARGET…]

Prints executions and coverage of each target. An input that breaks something is kept in the build
folder and named; after the fault is mended it belongs into corpus/TARGET. --keep writes the inputs
that reach code which the seeds do not, so that corpus/ can be renewed from a long run.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import pictures  # noqa: E402

TOP = HERE.parents[1]
TARGETS = ["markdown", "xml", "linebreak", "columns", "tables", "pipeline", "compare", "image", "legacy", "wording",
           "preview"]
XML_KIND = {"ke-hoach.xml": 0, "chi-tieu.xml": 1}
LARGEST_SEED = 20000


def build(folder, targets):
    cmake = ["cmake", "-S", TOP, "-B", folder, "-DKEHOACH_FUZZ=ON", "-DCMAKE_BUILD_TYPE=Debug",
             "-DCMAKE_C_COMPILER=clang", "-DBUILD_TESTING=OFF", "--log-level=WARNING"]
    subprocess.run(cmake, check=True, stdout=subprocess.DEVNULL)
    names = [f"fuzz-{target}" for target in targets]
    subprocess.run(["cmake", "--build", folder, "-j", str(os.cpu_count()), "--target", *names],
                   check=True, stdout=subprocess.DEVNULL)


def source_folders():
    heads = [*TOP.glob("tests/plans/*/ke-hoach.xml"), *TOP.glob("content/*/ke-hoach.xml"),
             *TOP.glob("content/tinh/*/*/ke-hoach.xml")]
    return sorted(head.parent for head in heads)


def seeds(target):
    """The tests' and the plans' own files in the target's form."""
    for folder in source_folders():
        files = sorted(p for p in folder.iterdir() if p.suffix in (".xml", ".md"))
        if target == "pipeline":
            yield b"".join(b"=== %s\n%s\n" % (p.name.encode(), p.read_bytes()) for p in files)
        for path in files:
            data = path.read_bytes()
            markdown = path.suffix == ".md"
            if target == "markdown" and markdown:
                yield data
            elif target == "tables" and markdown and b"|--" in data.replace(b" ", b""):
                yield b"\0" + data
            elif target == "tables" and b"<bang " in data:
                yield b"\1" + data
            elif target == "compare" and markdown:
                yield b"\0" + data[:LARGEST_SEED // 2]
            elif target == "legacy" and markdown:
                for kind in range(7):
                    yield bytes([kind]) + data[:2000]
            elif target == "wording" and not markdown:
                for words in re.findall(rb">([^<>\n]*[0-9][^<>\n]*)<", data)[:40]:
                    yield words
            elif target == "xml" and not markdown:
                annex = b"<phu-luc" in data.split(b"\n", 3)[-1][:400]
                yield bytes([XML_KIND.get(path.name, 3 if annex else 2)]) + data
    for data in pictures.hostile().values() if target == "image" else []:
        yield b"\0" + data
    if target in ("linebreak", "columns"):
        for seed in range(8):
            yield bytes((seed * 37 + i * i * 11 + i) % 256 for i in range(40 * (seed + 1)))


def fill(folder, target, with_corpus=True):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    kept = HERE / "corpus" / target
    for path in sorted(kept.iterdir()) if with_corpus and kept.is_dir() else []:
        shutil.copy(path, folder / path.name)
    for number, data in enumerate(seeds(target)):
        if len(data) <= LARGEST_SEED:
            (folder / f"seed-{number}").write_bytes(data)


def run(build_folder, target, seconds, keep):
    corpus = build_folder / "corpus" / target
    fill(corpus, target)
    faults = build_folder / "faults" / target
    faults.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=1", LC_ALL="C")
    command = [build_folder / "bin" / f"fuzz-{target}", f"-max_total_time={seconds}", "-timeout=20",
               "-rss_limit_mb=3000", "-max_len=30000", "-print_final_stats=1", "-close_fd_mask=1",
               f"-dict={HERE / 'kehoach.dict'}", f"-artifact_prefix={faults}/", corpus]
    done = subprocess.run(command, stderr=subprocess.PIPE, env=environment, check=False)
    log = done.stderr.decode("utf-8", "replace")
    executions = re.findall(r"number_of_executed_units: (\d+)", log)
    coverage = re.findall(r"cov: (\d+)", log)
    print(f"{target:10} {executions[-1] if executions else '?':>9} executions, "
          f"{coverage[-1] if coverage else '?':>6} edges", flush=True)
    if done.returncode != 0:
        print(log[-6000:])
        print(f"{target}: the input is kept in {faults}")
        return False
    if keep:
        # What the tests' own inputs reach needs no copy.
        kept = keep / target
        fill(kept, target, with_corpus=False)
        known = {path.name for path in kept.iterdir()}
        subprocess.run([command[0], "-merge=1", "-use_counters=0", "-max_len=2000", kept, corpus],
                       check=True, stderr=subprocess.DEVNULL, env=environment)
        for name in known:
            (kept / name).unlink()
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("target", nargs="*", default=TARGETS)
    arguments = parser.parse_args()
    build(arguments.build, arguments.target)
    good = [run(arguments.build, target, arguments.seconds, arguments.keep)
            for target in arguments.target]
    return 0 if all(good) else 1


sys.exit(main())
