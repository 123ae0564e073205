# tests/lang/library/json_module.py - the json module both ways
import json
d = {"a": [1, 2.5, None, True, "é\n\"q\""], "b": {"c": {}}, "e": -1e100}
s = json.dumps(d)
print(s, json.loads(s) == d, json.dumps(d, indent=1, sort_keys=True, ensure_ascii=False), json.dumps([1, 2], separators=(",", ":")))
for bad in ("", "[1,]", "{'a': 1}", "[1", "nul", '"\n"', "[1] x"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
