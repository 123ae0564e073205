# tests/lang/dicts/view_methods.py - the methods and operators of views with operands of all kinds; mapping; isdisjoint; errors
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
def t(label, f):
    try:
        r = f()
        print(label, sorted(r, key=repr) if isinstance(r, set) else r)
    except Exception as e:
        print(label, type(e).__name__, e)
for op in ("&", "|", "-", "^", "<", "<=", "==", "!=", ">"):
    for x in ("{'a'}", "['a', 'q']", "'ab'", "d", "d.items()", "frozenset('ab')", "5", "None", "[[]]", "{('a', 1)}", "[('a', [])]", "('a', 'b')"):
        t(f"k {op} {x}", lambda: eval(f"k {op} {x}"))
        if op in "&|-^":
            t(f"i {op} {x}", lambda: eval(f"i {op} {x}"))
t("rand", lambda: ["a"] & k); t("rsub", lambda: {"a", "z"} - k); t("ror", lambda: "xy" | k); t("v&", lambda: v & v); t("v==", lambda: (v == v, v == d.values(), [1, 2] == v)); t("isdisjoint", lambda: (k.isdisjoint("xyz"), k.isdisjoint(["a"]), i.isdisjoint([("a", 2)]), k.isdisjoint(k), {}.keys().isdisjoint({}.keys()))); t("dis err", lambda: k.isdisjoint(5)); t("hash", lambda: hash(k)); t("hash v", lambda: type(hash(v))); t("in", lambda: ("a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, ("a",) in i, "a" in i, ["a", 1] in i, 9 in v)); t("in []", lambda: [] in k); t("in i []", lambda: ([], 1) in i)
t("mapping", lambda: (k.mapping, v.mapping["a"], i.mapping == d)); t("mapping set", lambda: k.mapping.__setitem__("a", 1)); t("sub", lambda: k[0]); t("len", lambda: (len(k), len(v), len(i))); t("repr", lambda: (k, v, i)); t("type", lambda: type(k)()); t("iand", lambda: (lambda x: (x.__and__("a"), hasattr(x, "__iand__")))(k)); t("bool", lambda: (bool({}.keys()), bool(k))); t("rev", lambda: list(reversed(i))); t("dir", lambda: [n for n in dir(k) if n[0] != "_"] + [n for n in dir(v) if n[0] != "_"])
import copy, pickle, collections.abc as abc
t("copy", lambda: copy.copy(k)); t("pickle", lambda: pickle.dumps(v)); t("abc", lambda: (isinstance(k, abc.KeysView), isinstance(k, abc.Set), isinstance(v, abc.ValuesView), isinstance(v, abc.Set), isinstance(i, abc.ItemsView), issubclass(dict, abc.MutableMapping)))
