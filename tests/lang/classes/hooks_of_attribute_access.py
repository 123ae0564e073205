# tests/lang/classes/hooks_of_attribute_access.py - which of __getattribute__, __getattr__, descriptors and __dict__ is asked, and how often, for each way to name an attribute
log = []
class Data:
    def __init__(self, n): self.n = n
    def __get__(self, o, t): log.append(f"{self.n}.get({o is not None})"); return self.n
    def __set__(self, o, v): log.append(f"{self.n}.set")
    def __delete__(self, o): log.append(f"{self.n}.del")
class NonData:
    def __get__(self, o, t): log.append("nondata.get"); return "nondata"
class Meta(type):
    def __getattribute__(c, n): log.append("meta.getattribute " + n); return type.__getattribute__(c, n)
    def __getattr__(c, n): log.append("meta.getattr " + n); return "from meta"
    def __setattr__(c, n, v): log.append("meta.setattr " + n); type.__setattr__(c, n, v)
    md = Data("md")
class C(metaclass=Meta):
    d = Data("d"); nd = NonData(); plain = "plain"
    def __getattribute__(self, n): log.append("getattribute " + n); return object.__getattribute__(self, n)
    def __getattr__(self, n):
        log.append("getattr " + n)
        if n.startswith("no"): raise AttributeError(n)
        return "late"
    def __setattr__(self, n, v): log.append("setattr " + n); object.__setattr__(self, n, v)
    def __delattr__(self, n): log.append("delattr " + n); object.__delattr__(self, n)
    def __len__(self): return 3
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def __call__(self): return "called"
    def method(self): return "method"
def show(label, f):
    log.clear()
    try: r = f()
    except Exception as e: r = f"{type(e).__name__}: {e}"
    print(label, "->", r, log)
o = C(); o.__dict__.update(d="own d", nd="own nd", plain="own plain")
for n in ("d", "nd", "plain", "missing", "nothere", "method", "__class__", "__dict__"):
    show("get " + n, lambda: str(getattr(o, n))[:9] if n in ("method", "__dict__") else getattr(o, n)); show("has " + n, lambda: hasattr(o, n)); show("default " + n, lambda: str(getattr(o, n, "def"))[:8])
    show("class " + n, lambda: str(getattr(C, n))[:16])
for n in ("d", "nd", "fresh"): show("set " + n, lambda: setattr(o, n, 1)); show("del " + n, lambda: delattr(o, n)); show("del again " + n, lambda: delattr(o, n))
show("call method", lambda: o.method()); show("call d", lambda: o.d()); show("len", lambda: len(o)); show("call", lambda: o()); show("with", lambda: exec("with o: pass", {"o": o})); show("iter", lambda: iter(o)); show("bool", lambda: bool(o)); show("add", lambda: o + 1); show("repr", lambda: repr(o)[:3]); show("str", lambda: str(o)[:3]); show("format", lambda: format(o)[:3]); show("hash", lambda: hash(o) != 0); show("eq", lambda: o == 1); show("isinstance", lambda: isinstance(o, int)); show("isinstance C", lambda: isinstance(o, C)); show("dir", lambda: "d" in dir(o)); show("vars", lambda: type(vars(o))); show("type", lambda: type(o) is C); show("class attr", lambda: C.plain); show("class md", lambda: C.md); show("class none", lambda: C.nope); show("set class", lambda: setattr(C, "plain", 2)); show("set class md", lambda: setattr(C, "md", 2)); show("aug", lambda: exec("o.count += 1", {"o": o})); show("aug d", lambda: exec("o.d += 'x'", {"o": o})); show("del class", lambda: delattr(C, "plain")); show("match", lambda: exec("match o:\n case C(plain=p): pass", {"o": o, "C": C})); show("import copy", lambda: __import__("copy").copy(5)); show("super", lambda: super(C, o).__getattribute__("d")); show("operator", lambda: __import__("operator").attrgetter("d.real")(o)); show("pickle", lambda: o.__reduce_ex__(2)[0].__name__); show("callable", lambda: callable(o)); show("fstring", lambda: f"{o.d!r:>5}"); show("format field", lambda: "{0.d}".format(o))
