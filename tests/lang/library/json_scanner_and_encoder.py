# tests/lang/library/json_scanner_and_encoder.py - _json: strings, scanner and encoder, their hooks and their errors
import _json, json, sys

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

scan = _json.scanstring
for text, at, *strict in (('abc"', 0), ("abc", 0), ('a\nbc"', 0), ('a\nbc"', 0, False), ("a\\", 0), ('a\\x"', 0), ('a\\u12zz"', 0), ('a\\u00e9\\n\\/\\""', 0),
                          ('\\ud834\\udd20x"', 0), ('\\ud834\\u0020"', 0), ('\\ud834\\ud834\\udd20"', 0), ('\\ud834\\u00"', 0), ('\\ud834\\udd', 0), ('\\u004', 0),
                          ('é\u0430\U00010400"', 0), ('é\\t\U00010400"', 1), ('a"', -1), ('a"', 9), ("", 0), ("x", 1), (b'a"', 0), ('a"', "x"), ('a"',)[:1] + (0, 1, 2)):
    show(lambda: scan(text, at, *strict))
text = '\0"a\\/\n\r\t\f\b\x1f\x7f é\u2028\U00010400\ud800'
print(ascii(_json.encode_basestring(text)), _json.encode_basestring_ascii(text), _json.encode_basestring_ascii(""))
show(lambda: _json.encode_basestring(b""))
show(lambda: _json.encode_basestring_ascii(5))

class Context:
    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, str
s = _json.make_scanner(Context)
print(s.strict, s.object_hook, s.parse_float, type(s))
for text in ("[1]", "[1", "[1,", "[1,]", "[1 2", "[", "{", '{1', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a":1 "b"}', "", "-", "-x", "-0", "01", "1.", "1e", "1e+", "1.5e-3x",
             "NaN", "-Infinity", "-Infinit", "nul", "null", "tru", " 1", '{"a": [{}, [], ""], "a": true}', "123456789012345678901234567890", "-12345678901234567", "1E400",
             '[ \t\n\r1 , 2 ]', '["\u0430", "\U00010400", false]', "\u0661"):
    show(lambda: s(text, 0))
show(lambda: s("[1]"))
show(lambda: s(b"[1]", 0))
show(lambda: s("[1]", -1))
show(lambda: s("x[1]x", idx=1))
show(lambda: _json.make_scanner(5))
show(lambda: setattr(s, "strict", 0))
show(lambda: s("[" * 100000, 0))
show(lambda: s('{"a":' * 100000, 0))

pairs = json.JSONDecoder(parse_float=lambda x: (x,), parse_int=lambda x: [x], parse_constant=lambda x: x.lower(), object_pairs_hook=lambda p: p)
print(pairs.decode('{"a": 1.5, "b": [2, NaN], "a": {}}'))
print(json.loads('{"a": {"b": 1}, "c": "\t"}', strict=False, object_hook=lambda d: sorted(d)))
d = json.loads('[{"key": 1}, {"key": 2}]')
print(next(iter(d[0])) is next(iter(d[1])))
for bad in ("[1,]", '{"a" 1}', "1 2", '"', "[tru]", "{'a': 1}", '["a\nb"]', "\ufeff1", "9" * 5000):
    show(lambda: json.loads(bad))

def make(**changes):
    given = dict(markers={}, default=str, encoder=_json.encode_basestring_ascii, indent=None, key_separator=": ", item_separator=", ", sort_keys=False,
                 skipkeys=False, allow_nan=True)
    given.update(changes)
    return _json.make_encoder(*given.values())
class Loud(str):
    pass
class I(int):
    __repr__ = lambda self: "I"
class F(float):
    __repr__ = lambda self: "F"
class D(dict):
    items = lambda self: [("z", 1)]
class D2(dict):
    items = lambda self: [1]
class D3(dict):
    items = lambda self: 5
class L(list):
    __iter__ = lambda self: iter([9])
e = make()
for value in (None, True, 5, -7, 10**30, 2.5, 1e300, float("nan"), "é", Loud("x"), [], (), {}, [1, (2, [3])], {"a": {"b": None}}, {None: 1, True: 2, 1.5: 3, 7: 4}, [I(3), F(2.5), {I(3): 1}, {F(2.5): 1}],
              D(a=1), D2(a=1), D3(a=1), D(), L([1]), {(1,): 2}, b"bytes", {1, }):
    show(lambda: e(value, 0))
show(lambda: make(allow_nan=False)([float("inf")], 0))
show(lambda: make(allow_nan=False)({float("-inf"): 1}, 0))
show(lambda: make(sort_keys=True)({"b": 1, "a": 2}, 0))
show(lambda: make(sort_keys=True)({"b": 1, 3: 2}, 0))
show(lambda: make(skipkeys=True)({(1,): 1, 3: 2, (2,): 0}, 0))
show(lambda: make(encoder=lambda s: 5)("x", 0))
show(lambda: make(encoder=lambda s: "Q")({"x": "y"}, 0))
show(lambda: make(encoder=_json.encode_basestring)("é\n", 0))
show(lambda: make(markers=5))
show(lambda: make(key_separator=5))
show(lambda: e(1))
show(lambda: make(default=lambda o: o)(object, 0))
show(lambda: make(default=lambda o: [1, {"k": "v"}])({"o": object}, 0))
def fails(o):
    raise ValueError("no " + o.__name__)
show(lambda: make(default=fails)([object], 0))
l = []
l.append(l)
show(lambda: e(l, 0))
d = {}
d["d"] = [d]
show(lambda: e(d, 0))
show(lambda: make(markers=None)([[1]], 0))
deep = []
for i in range(100000):
    deep = [deep]
show(lambda: e(deep, 0))
def changes(o):
    del victim[1:]
    return "gone"
victim = [object, 2, 3]
show(lambda: make(default=changes)(victim, 0))
print(json.dumps({"b": [1, 2.0, "x"], "a": None}, sort_keys=True, separators=(",", ":")), json.dumps([1, {"a": 2}], indent=1), json.dumps("é", ensure_ascii=False))
