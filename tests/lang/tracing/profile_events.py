# tests/lang/tracing/profile_events.py - sys.setprofile sees calls, returns and built-in calls with their functions
import sys
log = []
def prof(fr, ev, arg):
    if fr.f_code.co_name in ("run",) and ev.startswith("c_") and arg is sys.setprofile: return
    log.append((ev, fr.f_code.co_name, getattr(arg, "__name__", repr(arg))))
def run(f):
    log.clear(); sys.setprofile(prof)
    try: f()
    except Exception as e: pass
    sys.setprofile(None)
    print(f.__name__)
    for e in log: print("  ", *e)
class C:
    def __init__(self): self.x = 1
    def m(self): return len("ab")
    def __len__(self): return 3
    @property
    def p(self): return self.x
    def __add__(self, o): return "sum"
    def __getattr__(self, n): return n
def calls(): abs(-1); C().m(); "a".upper(); [].append(1); int("3")
def implicit(): c = C(); len(c); c.p; c + 1; c.zzz; repr(c)
def errors():
    try: int("x")
    except ValueError: pass
    try: {}.pop(1)
    except KeyError: pass
    len(5)
def gen():
    def g(): yield 1; yield 2
    for x in g(): pass
    next(iter([1]))
def compr(): [abs(i) for i in range(1)]; list(map(abs, [1])); sorted([2, 1], key=lambda x: -x)
def propagates():
    def inner(): raise KeyError
    inner()
def builtins_of_kinds(): max(1, 2); print(end=""); dict.fromkeys("a"); str.upper("a"); (1).bit_length(); type(1); isinstance(1, int)
for f in (calls, implicit, errors, gen, compr, propagates, builtins_of_kinds): run(f)
print(sys.getprofile())
def raising(fr, ev, arg):
    sys.setprofile(None); raise KeyError("from profile")
def t(): return 1
sys.setprofile(raising)
try: t()
except KeyError as e: print(repr(e))
print(sys.getprofile())
