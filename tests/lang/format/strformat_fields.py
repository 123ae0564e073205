# tests/lang/format/strformat_fields.py - str.format: automatic numbering, attributes, items, nesting, escapes and each error
def t(s, *a, **k):
    try:
        print(repr(s), ascii(s.format(*a, **k)))
    except Exception as e:
        print(repr(s), type(e).__name__, e)
class O:
    x = 5
    def __repr__(self): return "O()"
    def __getitem__(self, k): return f"item {k!r}"
    def __format__(self, s): return f"O<{s}>"
o = O()
for s in ("{}{}", "{0}{1}{0}", "{}{1}", "{0}{}", "{", "}", "{{}}", "{{{}}}", "{!r}", "{!s:>5}", "{!x}", "{!}", "{!rs}", "{! r}", "{:", "{:{}", "{:{}}", "{:{:{}}}", "{0.x}", "{0.y}", "{0[a]}", "{0[1]}", "{0[-1]}", "{0[]}", "{0[}", "{0.}", "{0..x}", "{0[a]b}", "{0[a].x}", "{a}", "{a.b}", "{0x}", "{ 0}", "{0 }", "{-1}", "{99}", "{9999999999999999999999}", "{0!r:^20}", "{:%H}", "{a b}", "{0[a]]}", "{0:}}", "{:{{}}}", "{0[{}]}", "{[a]}", "{.x}", "{.x}{.x}", "{!a}", "{0:{1}{2}}", "{}}", "{0}}{", "{:x{}y{}}", "{0[1e3]}", "{0[0x1]}", "{0[01]}", "{\u0660}"):
    t(s, o, "q", 8)
t("{a}", a=1); t("{a}{b}", a=1); t("{}", ); t("{a[k]}{a[0]}", a={"k": 1, 0: 2}); t("{0[0]}{0[-1]}", [1]); t("{0[0]}", {"0": 1}); t("{0.real}{0.imag}", 3 + 4j); t("{0.__class__.__name__}", 1); t("{:d}", "x"); t("{:>{w}.{p}f}", 3.14159, w=10, p=2); t("{!r:s}", "x"); t("{!s:d}", 5); t("{0:{0}}", 5); t("{:c}", 0x20ac); t("{:c}", -1); t("{:c}", 2**40); t("{:\u20ac^5}", 1); t("{0!r}{0!s}{0!a}", "\xe9"); t("{:5}|{:<5}|{:5}", "a", 1, None if 0 else True); t("{}", b"x"); t("{:s}", None); t("{:10}", None)
for m in ({"a": 1}, type("D", (dict,), {"__missing__": lambda s, k: k.upper()})(), [5, 6], "str", 5):
    for s in ("{a}", "{0}", "{}", "{a.real}", "x"):
        try:
            print(s, s.format_map(m))
        except Exception as e:
            print(s, type(e).__name__, e)
