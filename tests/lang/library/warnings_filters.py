# tests/lang/library/warnings_filters.py - warnings: filters, registries, stack levels, explicit places, with and without warnings.py
# swallows: standard error is an object of its own
import _warnings
import sys

shown = []


class Stderr:
    def write(self, text):
        shown.append(text)

    def flush(self):
        pass


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


real = sys.stderr
sys.stderr = Stderr()
_warnings.warn("by itself")


def deep(level):
    _warnings.warn("deep", DeprecationWarning, level)


for i in range(3):
    deep(2)
sys.stderr = real
print([t.split("/")[-1] for t in "".join(shown).splitlines()])
print(sorted(k if k == "version" else k[0] for k in __warningregistry__))

import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("x")
    warnings.warn(UserWarning("y"), stacklevel=2)
    warnings.warn_explicit("z", RuntimeWarning, "foo.py", 3, source=[])
    warnings.warn_explicit("none", RuntimeWarning, "foo.py", 3, None)
    print([(str(w.message), w.category.__name__, w.lineno, w.source) for w in log])
for action in ("default", "once", "module", "ignore", "always"):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        warnings.filterwarnings(action)
        warnings.onceregistry.clear()
        registry = {}
        for line in (1, 1, 2):
            warnings.warn_explicit("m", UserWarning, "f.py", line, registry=registry)
        print(action, len(log), sorted(map(str, registry.values())), len(warnings.onceregistry))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt(warnings.warn, "m", FutureWarning)
    attempt(warnings.warn, UserWarning("inst"))
    attempt(compile, "'\\q'", "<w>", "exec")
    warnings.filters.insert(0, ("ignore", None, UserWarning, "only", 0))
    warnings._filters_mutated()
    attempt(warnings.warn_explicit, "m", UserWarning, "f.py", 1, module="only")
    attempt(warnings.warn_explicit, "m", UserWarning, "only.py", 1)
    attempt(warnings.warn_explicit, "m", UserWarning, "other.py", 1)
attempt(warnings.warn, "m", int)
attempt(warnings.warn, "m", 3)
attempt(warnings.warn)
attempt(warnings.warn_explicit, "m", UserWarning, 3, 1)
attempt(warnings.warn_explicit, "m", UserWarning, "f", 1, registry=[])
attempt(warnings.warn_explicit, "m", UserWarning, "f", 1, module_globals=[])
attempt(warnings.warn_explicit, "m", UserWarning, "f", "1")
with warnings.catch_warnings():
    for bad in ([1], [("odd", None, UserWarning, None, 0)], [(1, None, UserWarning, None, 0)], ("x",)):
        warnings.filters = bad
        warnings._filters_mutated()
        attempt(warnings.warn, "m")
