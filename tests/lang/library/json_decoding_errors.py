# tests/lang/library/json_decoding_errors.py - json.loads: numbers, strings, escapes, hooks, duplicates, and each error with its place
import json
def t(*a, **k):
    try:
        r = json.loads(*a, **k); print(ascii(a[0])[:40], ascii(r), type(r).__name__)
    except Exception as e:
        print(ascii(a[0])[:40], type(e).__name__, e)
for s in ("1", "-0", "-0.0", "1e5", "1E+2", "1.5e-3", "01", "1.", ".5", "+1", "-", "1e", "0x1", "1e400", "NaN", "-Infinity", "Infinity", "nan", "Inf", "true", "True", "nul", "null", '""', '"a', '"\\u20ac\\n"', '"\\q"', '"\\u12"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ude00\\ud83d"', '"\t"', '"\x00"', '"\x7f"', "[]", "[1,]", "[1 2]", "[,1]", "[", "[1", "{}", '{"a"}', '{"a":}', '{"a":1,}', "{1:2}", '{"a" 1}', '{"a":1 "b":2}', "{", '{"a', '{"a":1', '{"a":1,"a":2}', " 1 ", "1 2", "", " ", "\ufeff1", "'a'", "[1]x", "\n\n [1,\n 2,,]", '{"a":[1,{"b":nope}]}', "1\x00", "\u06611", "1_0", '"\\u 123"', '"\\u-123"', "[[[[]]]", "-NaN", "--1", "1.5.5", "\xa01"):
    t(s)
t(b'"\xc3\xa9"'); t('"\u20ac"'.encode("utf-16")); t("1".encode("utf-32-le")); t(b"\xef\xbb\xbf1"); t(b"\xff"); t(5); t(None); t(bytearray(b"[1]")); t('"\n"', strict=False); t("1.5", parse_float=str); t("15", parse_int=float); t("NaN", parse_constant=lambda c: "const " + c); t('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())); t('{"a": 1, "a": 2}', object_pairs_hook=list); t("[1]", cls=json.JSONDecoder); t("1", bogus=1); t("9" * 5000) ; t("[" * 100000); t('{"a":' * 100000)
d = json.JSONDecoder(); print(d.raw_decode("[1] tail"), d.raw_decode('  "x"', 2) , d.decode(" 5 "))
for f in (lambda: d.raw_decode(""), lambda: d.raw_decode("x", 5), lambda: d.raw_decode("1", -1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    json.loads('{"a":\n  [1,\n  x]}')
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc == '{"a":\n  [1,\n  x]}', e.__reduce__()[1][:1], isinstance(e, ValueError))
