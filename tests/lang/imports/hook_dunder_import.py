# tests/lang/imports/hook_dunder_import.py - builtins.__import__ replaced: which arguments each form of import passes
import builtins, sys, types
real = builtins.__import__
log = []
def fake(name, globals=None, locals=None, fromlist=(), level=0):
    log.append((name, globals is not None and globals.get("__name__"), locals is globals if locals is not None else None, fromlist, level))
    if name.startswith("fake"): return types.SimpleNamespace(a=1, sub=types.SimpleNamespace(leaf="leaf"), __name__=name)
    if name == "five": return 5
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = fake
def attempt(src, **ns):
    log.clear(); ns["__name__"] = "test"
    try: exec(src, ns); shown = sorted(k for k in ns if not k.startswith("__"))
    except Exception as e: shown = type(e).__name__, str(e)
    print(src.replace("\n", ";"), log, shown)
for s in ("import fake", "import fake.sub", "import fake.sub as s", "import fake.sub.leaf as s", "from fake import a", "from fake import a as b, sub", "from fake.sub import a", "from .fake import a", "from .. import fakex", "from fake import *", "import fake, fake2 as f", "import fake as g", "from fake import nope", "import five; assert five == 5", "from five import real", "from five import nope", "import fake.nope as s", "def f():\n import fake\n return sorted(locals())\nr = f()", "class C:\n import fake\n"):
    attempt(s, __package__="pk.g")
attempt("import fake", __builtins__={}); attempt("import fake", __builtins__={"__import__": lambda *a: "custom %d" % len(a)}); attempt("import fake; assert fake == 'x'", __builtins__={"__import__": lambda *a: "x", "AssertionError": AssertionError})
builtins.__import__ = 5; attempt("import fake"); del builtins.__import__; attempt("import fake"); builtins.__import__ = real; attempt("import fake_real")
def raising(*a): raise LookupError("import refused")
builtins.__import__ = raising
try: import os
except LookupError as e: print(e)
builtins.__import__ = real
import os; print(os.__name__)
