"""<bo-qua>: what a plan excepts is not found, and nothing else is hidden.

    exceptions.py --program kehoach --content content
"""
import argparse
import json
import sys
import tempfile
from pathlib import Path

import sandbox

BODY, ANNEX = "noi-dung.md", "phu-luc-nhiem-vu.xml"
EVERYWHERE = '<bo-qua quy-tac="KH805" ly-do="Chép đúng bản gốc"/>'
ONLY_BODY = EVERYWHERE.replace("/>", ' o="noi-dung.md"/>')
ONLY_HEAD = EVERYWHERE.replace("/>", ' o="ke-hoach.xml"/>')
OTHER_RULE = EVERYWHERE.replace("KH805", "KH806")

# exceptions -> what is left: (rule, file)
CASES = [
    ("", [("KH805", BODY), ("KH805", ANNEX)]),
    (EVERYWHERE, []),
    (ONLY_BODY, [("KH805", ANNEX)]),
    (ONLY_BODY + EVERYWHERE, []),
    (ONLY_HEAD, [("KH329", "ke-hoach.xml"), ("KH805", BODY), ("KH805", ANNEX)]),
    (OTHER_RULE, [("KH329", "ke-hoach.xml"), ("KH805", BODY), ("KH805", ANNEX)]),
    (EVERYWHERE + EVERYWHERE, [("KH329", "ke-hoach.xml")]),
]


def found(options, folder, exceptions):
    """(rule, file) of what is found in a plan with one fault in its body and one in its annex."""
    fault = "Phát triển chính quyền số,, kinh tế số."
    annex = sandbox.ANNEX.replace("</tieu-de>", ",, kỹ năng số</tieu-de>")
    sandbox.lay_out(folder, {
        "ke-hoach.xml": sandbox.head_of(phu_luc=sandbox.ANNEX_FILE, bo_qua=exceptions),
        BODY: sandbox.ANNEX_BODY.replace("Nâng cao kỹ năng số của người dân.", fault),
        ANNEX: f"{sandbox.DECLARATION}<phu-luc>\n{annex}\n</phu-luc>\n",
    })
    printed = sandbox.run(options.program, options.content.resolve().parent, "check", "--format=json",
                          str(folder))[1]
    return [(f["rule"], Path(f["file"]).name) for f in json.loads(printed)["findings"]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--content", type=Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        for number, (exceptions, expected) in enumerate(CASES):
            left = found(options, Path(root) / str(number), exceptions)
            assert left == expected, f"{exceptions}: {left}, not {expected}"
    print(f"{len(CASES)} sets of exceptions")


if __name__ == "__main__":
    sys.exit(main())
