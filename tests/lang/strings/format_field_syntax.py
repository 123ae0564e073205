# tests/lang/strings/format_field_syntax.py - str.format() over odd field texts: what is taken, what is said
class O:
    a = {"k": [10, 20], 1: "int one", "1": "str one", "": "empty", "a.b": "dotted", "x]y": 1}
    def __format__(self, spec): return "O:" + spec
    def __getitem__(self, k): return f"item {k!r}"
o = O()
fields = ["{}", "{0}", "{1}", "{2}", "{a}", "{ a}", "{a }", "{0.a[k][1]}", "{0.a[k]}", "{0.a[1]}", "{0.a['k']}", "{0.a[]}", "{0.a[a.b]}", "{0.a[x]y]}", "{0[}", "{0]}", "{0[]}", "{0[1]}", "{0[-1]}", "{0[01]}", "{0[1a]}", "{0[ 1]}", "{0.}", "{0..a}", "{.a}", "{[1]}", "{[1]!r}", "{0!r}", "{0!s:5}", "{0!a}", "{0!x}", "{0!}", "{0!rr}", "{0!r }", "{0! r}", "{0:{1}}", "{0:{}}", "{:{}}", "{:{}{}}", "{0:{1}{1}}", "{:{:{}}}", "{0:{1:{2}}}", "{{", "}}", "{{}}", "{{{0}}}", "{", "}", "{0", "0}", "{}{", "{}}", "{{}", "{0:}}", "{0:{{}}}", "{0:a}b}", "{0:{a}}", "{a.b}", "{a[b]}", "{a!r:>{w}}", "{-1}", "{+1}", "{1.5}", "{0x1}", "{00}", "{99999999999999999999}", "{0:\n}", "{é}", "{0.é}", "{0[é]}", "{}{0}", "{0}{}", "{a}{}", "{}{a}{}", "{0.__class__.__name__}", "{0.a.__len__}", "{:{0}}", "{0:{0}}", "{!r}", "{:}", "{!s:}", "{:!r}", "{0:!r}", "{0!r:!s}", "{a:{a}}", "{0[{1}]}", "{0.{1}}", "{{0}:{1}}", "{0:{{1}}}", "\0{0}\0", "{0:\0^5}", "%s {0}", "{0[0][1]}", "{0[a]b}", "{0[a].b}", "{0.a[k]x}", "{self}", "{0 }", "{ }", "{:>{w}.{p}}"]
for f in fields:
    for args, kw in (((o, 5), {"a": "A", "w": 7, "p": 2}), (((1, 2), "x"), {})):
        try: r = repr(f.format(*args, **kw))
        except Exception as e: r = f"{type(e).__name__}: {e}"
        print(repr(f), r.split(" at 0x")[0][:100])
class D(dict):
    def __missing__(self, k): return f"<{k}>"
for f in ("{a} {b}", "{} {a}", "{0}", "{a.real}", "{a[0]}", "{a:>{b}}", "{}", "{ x }", "{'k'}", '{"k"}', "{a!r}"):
    try: print(f.format_map(D(a="A")))
    except Exception as e: print(type(e).__name__, e)
for m in (None, 5, [1], "ab"):
    for f in ("{0}", "{a}", "x"):
        try: print(f.format_map(m))
        except Exception as e: print(type(e).__name__, e)
import string, _string
for f in fields:
    try: r = list(_string.formatter_parser(f))
    except Exception as e: r = f"{type(e).__name__}: {e}"
    print(repr(f), r)
for n in ("a", "0", "a.b", "a[0].b[k]", "", ".a", "[1]", "a[", "a]", "a[]", "a..b", "0x", "-1", "a[1]b", "99999999999999999999"):
    try: first, rest = _string.formatter_field_name_split(n); r = first, list(rest)
    except Exception as e: r = f"{type(e).__name__}: {e}"
    print(repr(n), r)
