# tests/lang/strings/removeprefix_and_affixes.py - removeprefix, removesuffix, startswith and endswith with tuples, bounds and wrong kinds
def t(f, *a):
    try:
        print(repr(f(*a)), end=" ")
    except Exception as e:
        print(type(e).__name__, e)
for s, e in (("hello", ""), (b"hello", b""), (bytearray(b"hello"), b"")):
    k = lambda x: x if isinstance(s, str) else x.encode()
    t(s.removeprefix, k("he")); t(s.removeprefix, k("hello!")); t(s.removeprefix, e); t(s.removesuffix, k("lo")); t(s.removesuffix, e); t(s.removesuffix, k("hello")); print()
    t(s.startswith, k("he"), 0); t(s.startswith, k("l"), 2); t(s.startswith, k("l"), 2, 2); t(s.startswith, e, 5); t(s.startswith, e, 6); t(s.startswith, e, 3, 2); t(s.startswith, ()); t(s.startswith, (k("x"), k("h"))); t(s.endswith, k("o"), -1); t(s.endswith, k("l"), 0, -1); t(s.endswith, e, 9); t(s.endswith, (e,), 1, 1); print()
    t(s.startswith, None); t(s.startswith, [k("h")]); t(s.startswith, (k("x"), 5)); t(s.startswith, (k("h"), 5)); t(s.endswith, 5); t(s.endswith, (1,)); t(s.removeprefix, 5); t(s.removesuffix, None); t(s.startswith, k("h"), "a"); t(s.startswith, k("h"), None, None); t(s.endswith, k("h"), 1.0); t(s.startswith); print()
class S(str): pass
x = S("abc"); print(type(x.removeprefix("z")), type(x.removesuffix("c")), x.removeprefix("z") == x)
