# tests/lang/library/dbm_berkeley.py - _dbm: what a database takes, gives and refuses, open and closed
# env: ASAN_OPTIONS=detect_leaks=0
import _dbm
import dbm
import os
import tempfile


def show(words, f, *args, **kwargs):
    try:
        print(words, args, kwargs, repr(f(*args, **kwargs)).split(" at 0x")[0])
    except Exception as e:
        print(words, args, kwargs, type(e).__module__, type(e).__name__, e, getattr(e, "errno", ""), getattr(e, "filename", ""))


os.chdir(tempfile.mkdtemp())
print(_dbm.library, _dbm.error.__mro__, [n for n in sorted(dir(_dbm)) if n[0] != "_"])
for args in (), (1,), ("x",), ("x", "q"), ("x", "w"), ("x", "c", "x"), ("a\0", "c"), ("x", "r", 1, 2), ("x", 1), (b"xb", "c", 0o600), ("x", "r\0"), (None,), ("x", "c", 2**40):
    show("open", _dbm.open, *args)
show("open", _dbm.open, filename="a")
db = _dbm.open("one", "n")
T = type(db)
print(T, sorted(n for n in dir(T) if n not in dir(object) and n != "__module__"))
show("new", T)
db["a"] = b"1"
db[b"b"] = "2"
db["\xe9"] = "\xe9"
print(len(db), bool(db), sorted(db.keys()))
for key in "a", b"b", "zz", 1, None, "\udc80", bytearray(b"a"), memoryview(b"a"), b"", "\xe9":
    name = repr(key).split(" at 0x")[0]
    show("item " + name, lambda: db[key])
    show("in " + name, lambda: key in db)
    show("get " + name, lambda: db.get(key))
    show("get default " + name, lambda: db.get(key, 5))
    show("setdefault " + name, lambda: db.setdefault(key))
for key in 1, "zz", "zz", None, "\udc80", "not there":
    show("del", lambda k: db.__delitem__(k), key)
for value in 1, None, "\udc80", bytearray(b"x"), b"", "x" * 100000:
    show("set", lambda: db.__setitem__("q", value))
print(len(db["q"]), len(db), sorted(db.keys()))
show("iter", lambda: iter(db))
for args in ("n1",), ("n2", "x"), ("n3", 5), ("n2", 5), (), (1, 2, 3):
    show("setdefault", db.setdefault, *args)
for args in (), (1, 2, 3), ("n1",):
    show("get", db.get, *args)
show("keys", db.keys, 1)
show("close", db.close, 1)
print(db.__enter__() is db, db.__exit__(1, 2, 3))
for words, f in (("item", lambda: db["a"]), ("len", lambda: len(db)), ("in", lambda: "a" in db), ("in", lambda: 1 in db), ("keys", lambda: db.keys()),
                 ("get", lambda: db.get("a")), ("get", lambda: db.get(1)), ("setdefault", lambda: db.setdefault("a")), ("close", lambda: db.close()),
                 ("set", lambda: db.__setitem__("a", "b")), ("set", lambda: db.__setitem__("a", 1)), ("del", lambda: db.__delitem__("a")),
                 ("bool", lambda: bool(db)), ("enter", lambda: db.__enter__() is db)):
    show(words, f)
with _dbm.open("one", "w") as db:
    print(len(db), db["n2"])
    for i in range(1, 300):
        db[str(i)] = str(i) * i
with _dbm.open("one") as db:
    print(len(db), all(db[str(i)] == (str(i) * i).encode() for i in range(1, 300)))
with dbm.open("two", "c") as db:
    db["key"] = "value"
    print(type(db).__module__, dict(db.items()) if hasattr(db, "items") else db.keys())
print(dbm.whichdb("two"), sorted(os.listdir()))
for name in os.listdir():
    os.remove(name)
os.rmdir(os.getcwd())
