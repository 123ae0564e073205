# tests/lang/tracing/cprofile.py - cProfile and profile count calls, recursion, built-in functions and who called whom
import cProfile, pstats, io, _lsprof

def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def gen(n):
    for i in range(n): yield i
def main():
    l = []
    for i in gen(3):
        l.append(fib(i + 5))
    try: int("x")
    except ValueError: pass
    return sorted(l), len(l)

p = cProfile.Profile()
p.runcall(main)
rows = {}
for e in p.getstats():
    name = e.code if isinstance(e.code, str) else e.code.co_name
    rows[name] = (e.callcount, e.reccallcount, sorted((s.code if isinstance(s.code, str) else s.code.co_name, s.callcount, s.reccallcount) for s in e.calls or ()))
    assert e.totaltime >= e.inlinetime >= 0
for name in sorted(rows):
    if "disable" not in name: print(name, *rows[name])

ticks = iter(range(1000))
q = _lsprof.Profiler(lambda: next(ticks), 0.5)
def a(): b(); b()
def b(): pass
q.enable(); a(); q.disable()
for e in sorted(q.getstats(), key=lambda e: str(e.code)):
    if not isinstance(e.code, str): print(e.code.co_name, e.callcount, e.totaltime, e.inlinetime)
q.clear()
print(q.getstats())
q.enable(builtins=False); len([]); a(); q.disable()
print(sorted(e.code.co_name for e in q.getstats() if not isinstance(e.code, str)))
out = io.StringIO()
pstats.Stats(p, stream=out).strip_dirs().sort_stats("name").print_stats("fib|gen|main")
print([line.split()[0] for line in out.getvalue().splitlines() if "(" in line and line.strip()[:1].isdigit()][:5])
class Sub(cProfile.Profile):
    def __init__(self): super().__init__(); self.extra = 3
with Sub() as s: a()
print(s.extra, any(e.code.co_name == "b" for e in s.getstats() if not isinstance(e.code, str)))
import profile
pr = profile.Profile()
pr.runcall(main)
pr.create_stats()
print(sorted((k[2], v[0], v[1]) for k, v in pr.stats.items() if k[2] in ("fib", "main", "gen")))
import sys
print(sys.getprofile())
