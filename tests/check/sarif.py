"""What SARIF 2.1.0 (OASIS) asks of the parts that the report has: required members, values that are allowed, and
no member beside the ones the standard knows at that place."""
from jsonschema import Draft202012Validator

MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}},
           "additionalProperties": False}
FROM_ONE = {"type": "integer", "minimum": 1}


def _object(required, **properties):
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


# 3.30: an end is behind the last character; without endLine it is in the first line.
REGION = _object(["startLine"], startLine=FROM_ONE, startColumn=FROM_ONE, endLine=FROM_ONE, endColumn=FROM_ONE)
# 3.4: a URI reference, without blanks and letters beyond ASCII.
ARTIFACT = _object(["uri"], uri={"type": "string", "pattern": r"^[A-Za-z0-9/._~%+-]+$"})
LOCATION = _object(["physicalLocation"],
                   physicalLocation=_object(["artifactLocation"], artifactLocation=ARTIFACT, region=REGION))
RULE = _object(["id"], id={"type": "string", "minLength": 1}, name={"type": "string", "minLength": 1},
               shortDescription=MESSAGE, help=MESSAGE)
RESULT = _object(["message"], ruleId={"type": "string"}, level={"enum": ["none", "note", "warning", "error"]},
                 message=MESSAGE, locations={"type": "array", "items": LOCATION}, properties={"type": "object"})
RUN = _object(["tool"],
              tool=_object(["driver"], driver=_object(
                  ["name"], name={"const": "kehoach"},
                  rules={"type": "array", "uniqueItems": True, "items": RULE})),
              columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
              results={"type": "array", "items": RESULT})
LOG = _object(["version", "runs"], **{"$schema": {"type": "string", "format": "uri"}},
              version={"const": "2.1.0"}, runs={"type": "array", "items": RUN})


def faults(log):
    found = [f"{'/'.join(map(str, e.path))}: {e.message}" for e in Draft202012Validator(LOG).iter_errors(log)]
    for run in log.get("runs", []):
        ids = [rule["id"] for rule in run["tool"]["driver"].get("rules", [])]
        found += [f"rule {i} twice" for i in set(ids) if ids.count(i) > 1]
        for result in run.get("results", []):
            for place in result.get("locations", []):
                region = place["physicalLocation"].get("region", {})
                start = (region.get("startLine"), region.get("startColumn", 1))
                end = (region.get("endLine", region.get("startLine")), region.get("endColumn"))
                if region.get("endColumn") and end < start:
                    found.append(f"region ends before it starts: {region}")
    return found
