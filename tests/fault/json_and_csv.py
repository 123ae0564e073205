# tests/fault/json_and_csv.py - _json and _csv when memory runs out anywhere in them
import _csv, _json

class Context:
    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, str

TEXT = '{"name": ["\\u00e9\\n\u0430", 1, -2.5e3, true, null, NaN], "other": {"name": {}, "list": []}, "long": "%s\\t%s"}' % ("x" * 40, "\U00010400" * 3)

def reading():
    value, end = _json.make_scanner(Context)(TEXT, 0)
    Pairs = type("Pairs", (Context,), {"object_pairs_hook": list, "parse_int": str})
    return value, end == len(TEXT), len(_json.make_scanner(Pairs)(TEXT, 0)[0]), _json.scanstring('a\\ud834\\udd20"', 0)

def writing():
    value = {"a": [1, 2.5, None, "é\U00010400\n", (), {}], "b": {"c": 10**30, 1.5: True}, "d": object}
    for encoder in (_json.encode_basestring_ascii, _json.encode_basestring, lambda s: "<" + s + ">"):
        e = _json.make_encoder({}, lambda o: [o.__name__], encoder, None, ": ", ", ", False, False, True)
        yield e(value, 0)[0]

def rows():
    lines = ["a,b\n", '"x,\u0430\n', 'y""z",q\n', ",\n", "1;2\n"]
    _csv.register_dialect("semi", delimiter=";", quoting=_csv.QUOTE_NONNUMERIC)
    return list(_csv.reader(lines)), list(_csv.reader(["1;'2'", '"é";3.5'][1:], "semi")), _csv.list_dialects()

def lines():
    out = []
    class File:
        write = staticmethod(out.append)
    w = _csv.writer(File, quoting=_csv.QUOTE_MINIMAL, escapechar="\\")
    w.writerow(["a", 1.5, None, 'q"\U00010400', "x\r\ny"])
    w.writerows([[], [""], range(30), ("\\",)])
    return out

print(reading())
print(list(writing()))
print(rows())
print(lines())
