# tests/lang/tracing/c_call_events_in_words.py - sys.setprofile: c_call, c_return and c_exception in nested calls and with keywords
import sys, functools
log = []
def prof(fr, ev, arg):
    if ev.startswith("c_"): log.append(ev[2:] + ":" + getattr(arg, "__qualname__", "?"))
    else: log.append(ev + ":" + fr.f_code.co_name)
def run(name, f):
    log.clear(); sys.setprofile(prof)
    try: f()
    except BaseException as e: log.append("=" + type(e).__name__)
    finally: sys.setprofile(None)
    print(name, *[e for e in log if "setprofile" not in e])
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
class Key:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __eq__(self, o): return True
    def __hash__(self): return 1
run("sort", lambda: sorted([Key(2), Key(1)]))
run("star", lambda: max(*[1, 2]))
run("kw", lambda: sorted([2, 1], key=abs))
run("dict", lambda: {}.get(Key(1)))
run("set", lambda: {Key(1)}.add(Key(2)))
run("for", lambda: [x for x in It()])
run("list", lambda: list(It()))
run("next", lambda: next(It()))
run("unpack", lambda: (lambda a, b: 0)(*It()))
run("join", lambda: ",".join(str(i) for i in range(2)))
run("bound", lambda: [1, 2].index(2))
run("unbound", lambda: list.index([1, 2], 2))
run("fails", lambda: [1].index(5))
run("map", lambda: list(map(str.upper, "ab")))
run("filter", lambda: list(filter(len, ["", "a"])))
run("partial", lambda: functools.partial(abs, -1)())
run("getattr", lambda: getattr(5, "zz", None))
run("hasattr", lambda: hasattr(Key, "zz"))
run("super", lambda: type("S", (Key,), {"__init__": lambda s: super(Key, s).__init__()})())
run("isinstance", lambda: isinstance(1, (str, int)))
run("format", lambda: f"{5:3}{Key.__name__!r}")
run("exec", lambda: exec("abs(1)"))
run("eval", lambda: eval("len('a')"))
run("with", lambda: open(__file__, "rb").__enter__().close())
def w():
    with open(__file__, "rb") as f: f.fileno()
run("with2", w)
def g():
    yield from iter([1])
run("gen", lambda: list(g()))
run("throw", lambda: g().throw(KeyError))
def fin():
    try: int("z")
    finally: abs(1)
run("finally", fin)
run("exit", lambda: sys.exit(3))
run("type", lambda: type("X", (), {}))
run("class", lambda: exec("class X:\n def f(self): pass\nX().f()"))

