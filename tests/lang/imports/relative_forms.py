# tests/lang/imports/relative_forms.py - relative imports: levels, from a script, beyond the top, __package__ and __spec__ that disagree
import sys, types, warnings
warnings.simplefilter("always")
def attempt(label, src, **ns):
    ns = {"__builtins__": __builtins__, **ns}
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: exec(src, ns); print(label, "fine", sorted(k for k in ns if not k.startswith("__")))
        except Exception as e: print(label, type(e).__name__, e)
        for x in w: print("   ", x.category.__name__, x.message)
pkg = types.ModuleType("pk"); pkg.__path__ = []; sub = types.ModuleType("pk.sub"); sub.__path__ = []; leaf = types.ModuleType("pk.sub.leaf"); leaf.v = 1
pkg.sub = sub; sub.leaf = leaf
sys.modules.update({"pk": pkg, "pk.sub": sub, "pk.sub.leaf": leaf})
attempt("script", "from . import x", __name__="__main__")
attempt("script package None", "from . import x", __name__="__main__", __package__=None)
attempt("empty package", "from . import x", __name__="m", __package__="")
attempt("no name", "from . import x")
attempt("in package", "from .leaf import v", __name__="pk.sub.leaf", __package__="pk.sub")
attempt("path only", "from .leaf import v", __name__="pk.sub", __path__=[])
attempt("name only", "from .leaf import v", __name__="pk.sub.leaf")
attempt("two up", "from .. import sub", __name__="pk.sub.leaf", __package__="pk.sub")
attempt("two up dotted", "from ..sub.leaf import v", __name__="pk.sub.leaf", __package__="pk.sub")
attempt("too far", "from .... import x", __name__="pk.sub.leaf", __package__="pk.sub")
attempt("package not loaded", "from . import x", __name__="zz.y", __package__="zz")
attempt("package a number", "from . import x", __name__="zz.y", __package__=5)
attempt("name a number", "from . import x", __name__=5)
spec = types.SimpleNamespace(parent="pk.sub")
attempt("spec only", "from .leaf import v", __name__="whatever", __spec__=spec)
attempt("spec differs", "from .leaf import v", __name__="whatever", __package__="pk", __spec__=spec)
attempt("missing", "from .nothing import v", __name__="pk.sub.leaf", __package__="pk.sub")
attempt("missing name", "from .leaf import nothing", __name__="pk.sub.leaf", __package__="pk.sub")
attempt("missing from package", "from . import nothing", __name__="pk.sub.leaf", __package__="pk.sub")
attempt("as", "from . import leaf as l, leaf", __name__="pk.sub.leaf", __package__="pk.sub")
attempt("star", "from .leaf import *", __name__="pk.sub.leaf", __package__="pk.sub")
for a in (("leaf", {"__package__": "pk.sub"}, None, ["v"], 1), ("", {"__package__": "pk.sub"}, None, [], 1), ("", {}, None, [], 1), ("", {}, None, [], 0), ("pk", None, None, None, -1), (5,), ("pk.sub",), ("pk.sub", None, None, ["leaf"]), ("pk", 5, None, [], 1), ("pk.sub", {}, {}, [5]), ("pk", {}, {}, 5)):
    try: print(__import__(*a).__name__)
    except Exception as e: print(type(e).__name__, e)
