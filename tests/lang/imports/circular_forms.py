# tests/lang/imports/circular_forms.py - circular imports: which forms work at which moment, and what the others say
import os, sys, tempfile
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
def w(p, s):
    p = os.path.join(d, p); os.makedirs(os.path.dirname(p), exist_ok=True); open(p, "w").write(s)
def attempt(src):
    before = set(sys.modules)
    try: exec(src, {})
    except BaseException as e: print(type(e).__name__, str(e).replace(d, "DIR"))
    left = sorted(m for m in set(sys.modules) - before); print("  loaded:", left)
    for m in left: del sys.modules[m]
w("a1.py", "import b1\nx = 1\nprint('a1 done', b1.y)"); w("b1.py", "import a1\ny = hasattr(a1, 'x')"); attempt("import a1")
w("a2.py", "from b2 import y\nx = 1"); w("b2.py", "from a2 import x\ny = 2"); attempt("import a2")
w("a3.py", "import b3\nx = 1"); w("b3.py", "import a3\nprint(a3.x)"); attempt("import a3")
w("a4.py", "x = 1\nfrom b4 import y\nprint('a4', y)"); w("b4.py", "from a4 import x\ny = x + 1"); attempt("import a4")
w("a5.py", "from b5 import *\nx = 1"); w("b5.py", "from a5 import *\ny = 2"); attempt("import a5; print(a5.y)")
w("p1/__init__.py", "from . import m\nv = 1"); w("p1/m.py", "import p1.n as n\nfrom p1 import n as n2\nprint(n is n2)"); w("p1/n.py", "import p1.m\nprint('m' in vars(p1))\nfrom . import m\nprint(m.__name__)"); attempt("import p1")
w("p2/__init__.py", "import p2.m\nprint('init end', hasattr(p2, 'm') if 'p2' in globals() else 'no p2')"); w("p2/m.py", "import p2\nprint('in m', hasattr(p2, 'm'))\nimport p2.m as me\nprint(me.__name__)"); attempt("import p2")
w("p3/__init__.py", "from p3.m import f"); w("p3/m.py", "from p3 import f"); attempt("import p3")
w("p4/__init__.py", "from .m import v"); w("p4/m.py", "from . import nothing"); attempt("import p4")
w("a6.py", "def f():\n    from b6 import g\n    return g()\nimport b6"); w("b6.py", "from a6 import f\ndef g(): return 'late'"); attempt("import a6; print(a6.f())")
w("a7.py", "try:\n    import b7\nexcept ImportError as e: print('caught', e.name)\nx = 1"); w("b7.py", "from a7 import x"); attempt("import a7; print(a7.x)"); 
w("self1.py", "import self1\nprint(self1.__name__, self1 is __import__('sys').modules['self1'])\nfrom self1 import self1 as s\nprint(s is self1)\ntry:\n    from self1 import later\nexcept ImportError as e: print(e.name)\nlater = 1"); attempt("import self1")
w("fails.py", "import helper_f\nraise KeyError('fails')"); w("helper_f.py", "import fails"); attempt("import fails"); w("mainimp.py", "import __main__\nprint(hasattr(__main__, 'attempt'))"); attempt("import mainimp")
w("p5/__init__.py", "__all__ = ['m', 'n']"); w("p5/m.py", "print('m runs')"); w("p5/n.py", "from p5 import *\nprint('n runs', 'm' in globals(), 'n' in globals())"); attempt("from p5 import *; print(m.__name__, n.__name__)")
w("p6/__init__.py", "__all__ = ['gone']"); attempt("from p6 import *"); w("p7/__init__.py", "__all__ = [5]"); attempt("from p7 import *"); w("p8/__init__.py", "__all__ = 'ab'\na = 1\nb = 2"); attempt("from p8 import *; print(a, b)"); w("p9.py", "__all__ = 5"); attempt("from p9 import *"); w("p10.py", "__all__ = {'a'}\na = 1"); attempt("from p10 import *"); w("p11.py", "__all__ = {'a': 1}\na = 1"); attempt("from p11 import *"); w("p12.py", "class S:\n    def __getitem__(self, i): return ['a', 'b'][i]\n__all__ = S()\na = 1\nb = 2"); attempt("from p12 import *; print(a, b)"); w("p13.py", "__all__ = (x for x in ['a'])\na = 1"); attempt("from p13 import *")
