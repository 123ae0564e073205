# tests/lang/imports/namespace_packages_live.py - namespace packages: portions from several folders, growing path, regular packages win
import os, sys, tempfile, importlib
d = tempfile.mkdtemp()
def w(p, s=""):
    p = os.path.join(d, p); os.makedirs(os.path.dirname(p), exist_ok=True); open(p, "w").write(s)
w("one/ns/a.py", "v = 'one a'"); w("two/ns/b.py", "v = 'two b'"); w("two/ns/a.py", "v = 'two a'"); w("three/ns/c.py", "v = 'three c'"); w("one/ns/sub/x.py", "v = 'one sub x'"); w("two/ns/sub/y.py", "v = 'two sub y'")
w("four/reg/__init__.py", "v = 'regular'"); w("one/reg/part.py", "v = 1"); w("two/clash.py", "v = 'module'"); w("one/clash/m.py", "v = 'ns'"); os.makedirs(os.path.join(d, "one/empty")); w("one/notpkg", "file")
short = lambda p: [os.path.relpath(x, d) for x in p]
sys.path[:0] = [os.path.join(d, x) for x in ("one", "two")]
import ns, ns.a, ns.b
print(short(ns.__path__), ns.a.v, ns.b.v, type(ns.__path__).__name__, ns.__file__ if hasattr(ns, "__file__") else "no __file__", ns.__spec__.origin, ns.__spec__.loader is not None, type(ns.__loader__).__name__, ns.__package__, ns.__doc__)
print(repr(ns).replace(d, "DIR").split(" at ")[0], len(ns.__path__), ns.__path__[0] == os.path.join(d, "one", "ns"), os.path.join(d, "two", "ns") in ns.__path__, repr(ns.__path__).replace(d, "DIR"))
import ns.sub.x, ns.sub.y; print(ns.sub.x.v, ns.sub.y.v, short(ns.sub.__path__))
try: import ns.c
except ImportError as e: print(e)
sys.path.append(os.path.join(d, "three")); importlib.invalidate_caches()
import ns.c; print(ns.c.v, short(ns.__path__))
ns.__path__.append("/nowhere"); print(len(ns.__path__)); 
try: ns.__path__[0] = "/set"; print(ns.__path__[0])
except TypeError as e: print(e)
sys.path.append(os.path.join(d, "four")); importlib.invalidate_caches(); import reg; print(reg.v, short(reg.__path__))
try: import reg.part
except ImportError as e: print(e)
import clash; print(clash.v)
import empty; print(short(empty.__path__), dir(empty) == sorted(dir(empty)), hasattr(empty, "anything"))
try: import notpkg
except ImportError as e: print(e)
try: from ns import zzz
except ImportError as e: print(str(e).replace(d, "DIR"))
print(importlib.reload(ns) is ns, sys.modules["ns.a"] is ns.a)
w("five/late/__init__.py", "v = 'now regular'"); w("one/late/k.py"); importlib.invalidate_caches(); import late; print(hasattr(late, "v"))
sys.path.insert(0, os.path.join(d, "five")); importlib.invalidate_caches(); importlib.reload(late); print(late.v, short(late.__path__))
import importlib.util; s = importlib.util.find_spec("ns"); print(s.loader is None, s.origin, s.has_location, type(s.submodule_search_locations).__name__)
