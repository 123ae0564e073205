# tests/lang/library/warnings_stacklevels.py - which line a warning is told at, how often under each action, and what the arguments may be
import warnings, sys, types
seen = []
def show(m, c, f, l, file=None, line=None): seen.append((str(m), c.__name__, f.rpartition("/")[2] if "/" in f else f, l, line))
warnings.showwarning = show
def out(label): print(label, [(m, c, f, l - base if f == "warnings_stacklevels.py" else l) for m, c, f, l, x in seen]); seen.clear()
base = 0
def w(level, msg="m", cat=UserWarning): warnings.warn(msg, cat, stacklevel=level)
def outer(level): w(level)
base = w.__code__.co_firstlineno
warnings.simplefilter("always")
for level in (0, 1, 2, 3, 4, 99, -1): outer(level); out(level)
class C: exec("import warnings; warnings.warn('in exec', stacklevel=1)")
out("exec"); eval("w(2)"); out("eval"); [w(2) for _ in "a"]; out("comp"); (lambda: w(2))(); out("lambda")
def gen(): w(2); yield
list(gen()); out("gen")
def attempt(f):
    try: r = f(); out(r)
    except BaseException as e: print(type(e).__name__, e); seen.clear()
for f in (lambda: warnings.warn(), lambda: warnings.warn("x", 5), lambda: warnings.warn("x", int), lambda: warnings.warn("x", UserWarning("y")), lambda: warnings.warn(UserWarning("inst")), lambda: warnings.warn(UserWarning("inst"), DeprecationWarning), lambda: warnings.warn(5), lambda: warnings.warn(None), lambda: warnings.warn(ValueError("v")), lambda: warnings.warn("x", None), lambda: warnings.warn("x", stacklevel="a"), lambda: warnings.warn("x", stacklevel=1.5), lambda: warnings.warn("x", source=5), lambda: warnings.warn("x", nope=1), lambda: warnings.warn("x", Warning), lambda: warnings.warn("x", Exception), lambda: warnings.warn(b"bytes"), lambda: warnings.warn(("a", "b")), lambda: warnings.warn_explicit("m", UserWarning, "file.py", 5), lambda: warnings.warn_explicit("m", UserWarning, "file.py", 5, "mod", {}), lambda: warnings.warn_explicit("m", UserWarning, "file.py", "5"), lambda: warnings.warn_explicit("m", 5, "file.py", 5), lambda: warnings.warn_explicit("m", UserWarning, 5, 5), lambda: warnings.warn_explicit("m", UserWarning, "f", 5, registry=5), lambda: warnings.warn_explicit("m", UserWarning, "f", 5, module_globals=5), lambda: warnings.warn_explicit("m"), lambda: warnings.simplefilter("nope"), lambda: warnings.simplefilter("error", 5), lambda: warnings.simplefilter("error", int), lambda: warnings.simplefilter("error", lineno=-1), lambda: warnings.simplefilter("error", lineno="1"), lambda: warnings.filterwarnings("nope"), lambda: warnings.filterwarnings("error", 5), lambda: warnings.filterwarnings("error", "("), lambda: warnings.filterwarnings("error", "", 5), lambda: warnings.filterwarnings("error", "", UserWarning, 5), lambda: warnings.filterwarnings("error", lineno=1.5), lambda: warnings.formatwarning("m", UserWarning, "f.py", 5, "the line"), lambda: warnings.formatwarning("m", UserWarning, "nofile.py", 5), lambda: warnings.catch_warnings(5), lambda: warnings.catch_warnings(record=True, module=5), lambda: warnings.catch_warnings(action="x")): attempt(f)
for action in ("error", "ignore", "always", "default", "module", "once"):
    with warnings.catch_warnings():
        warnings.simplefilter(action); globals().pop("__warningregistry__", None); n = []
        for i in range(3):
            for msg in ("a", "b"):
                try: warnings.warn(msg)
                except UserWarning as e: n.append(f"raised {e}")
        try: warnings.warn("a")
        except UserWarning as e: n.append("last")
        print(action, len(n), [m for m, *r in seen], sorted(k if isinstance(k, str) else k[0] for k in globals().get("__warningregistry__", {}))); seen.clear()
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always"); warnings.filterwarnings("ignore", "skip.*"); warnings.filterwarnings("error", category=DeprecationWarning, message="bad"); warnings.filterwarnings("ignore", module="other")
    warnings.warn("skip this"); warnings.warn("SKIP this"); warnings.warn("no skip"); warnings.warn("bad", UserWarning)
    try: warnings.warn("bad thing", DeprecationWarning)
    except DeprecationWarning as e: print("raised", e)
    warnings.warn_explicit("x", UserWarning, "f.py", 3, "other"); warnings.warn_explicit("x", UserWarning, "f.py", 3, "other2"); warnings.warn_explicit("x", UserWarning, "dir/other.py", 3)
    print([(str(r.message), r.category.__name__, r.filename == __file__, r.file, r.line, r.source) for r in log], len(log), type(log[0]).__name__, [f[0] for f in warnings.filters[:4]])
print(str(log[0]).split(", filename")[0], warnings.catch_warnings().__class__, repr(warnings.catch_warnings(record=True)))
for f in (lambda: warnings.resetwarnings(), lambda: len(warnings.filters), lambda: warnings.filterwarnings("error", append=True), lambda: warnings.filterwarnings("ignore", "m"), lambda: warnings.warn("m"), lambda: warnings.warn("other")): attempt(f)
cw = warnings.catch_warnings()
for f in (cw.__exit__, cw.__enter__, cw.__enter__, lambda: cw.__exit__(None, None, None)): attempt(f)
