"""The JSON files by their published schemas, and the schemas by refusing what is wrong.

    schemas.py SCHEMA-FOLDER OUTPUT-FOLDER…
"""
import copy
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

# Which schema the files are held to; a pattern that meets no file is a fault.
FILES = {"ke-hoach.schema.json": ("*/*/ke-hoach.json", "huong-dan/ke-hoach.json"),
         "danh-muc.schema.json": ("du-lieu/ke-hoach.json",),
         "chi-tieu.schema.json": ("chi-tieu/*.json",)}

# A change to a sound plan, and that it must be refused.
WRONG = {
    "no identifier": lambda plan: plan.pop("id"),
    "a member nobody knows": lambda plan: plan.update(thêm=1),
    "a fact without a state": lambda plan: plan["head"]["number"].pop("state"),
    "a state that is none": lambda plan: plan["head"]["number"].update(state="maybe"),
    "a date that is none": lambda plan: plan["head"]["date"].update(value="16/5/2022"),
    "a number in words": lambda plan: plan["target_groups"][0]["indicators"][0]["targets"][0].update(number="20"),
    "a number without its operator": lambda plan: plan["target_groups"][0]["indicators"][0]["targets"][0].pop("operator"),
    "a block of no kind": lambda plan: plan["body"][0].update(kind="hình"),
    "a task without its words": lambda plan: plan["tasks"][0].pop("period"),
    "a day that is none": lambda plan: plan["tasks"][1].update(until="2025"),
}


def read(path):
    # No number may have lost a digit on its way through a double.
    return json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)


def check_decimals(value, at):
    """The number and the same as text are digit by digit the same."""
    if isinstance(value, dict):
        if "decimal" in value and value["decimal"] != value.get("number"):
            yield f"{at}: {value['decimal']} is not {value.get('number')}"
        for name, member in value.items():
            yield from check_decimals(member, f"{at}/{name}")
    elif isinstance(value, list):
        for i, member in enumerate(value):
            yield from check_decimals(member, f"{at}/{i}")


def check_file(path, validator):
    value = json.loads(path.read_text(encoding="utf-8"))
    for error in validator.iter_errors(value):
        yield f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    yield from check_decimals(read(path), str(path))
    schema = path.parent / value["$schema"]
    if not schema.resolve().is_file():
        yield f"{path}: its schema {schema} is not published"


def check_refusals(output, validator):
    sound = json.loads((output / "thanh-hoa/134-2022/ke-hoach.json").read_text(encoding="utf-8"))
    for name, change in WRONG.items():
        wrong = copy.deepcopy(sound)
        change(wrong)
        if validator.is_valid(wrong):
            yield f"ke-hoach.schema.json takes a plan with {name}"


def main():
    schemas, outputs = Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]]
    faults, files = [], 0
    for name, patterns in FILES.items():
        schema = json.loads((schemas / name).read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        for pattern in patterns:
            paths = [path for output in outputs for path in sorted(output.glob(pattern))]
            faults += [] if paths else [f"{name}: no file {pattern}"]
            for path in paths:
                faults += check_file(path, validator)
            files += len(paths)
        if name == "ke-hoach.schema.json":
            faults += check_refusals(outputs[0], validator)
    print("\n".join(faults) or f"{files} files")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
