# tests/lang/syntaxerrors/declarations_and_walrus.py - which error a declaration or := meets first: at module level, in targets of comprehensions, with private names
def t(sources):
    for s in sources:
        try:
            compile(s, "f", "exec")
            print(repr(s), "ok")
        except SyntaxError as e:
            print(repr(s), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
before = ["x = 1", "print(x)", "x: int", "x: int = 1", "(x): int = 1", "del x", "def x(): pass", "class x: pass", "import x", "for x in y: pass",
          "[x for x in y]", "[(x := 1) for z in y]", "def g(): global x", "def g(): nonlocal x", "global x", "nonlocal x"]
for p in before:
    for d in ("global x", "nonlocal x"):
        t([p + "\n" + d, d + "\n" + p])
t(["class A:\n def f(): [(__x := 1) for __x in y]", "class A:\n def f(): [1 for __x in y if (__x := 1)]", "class A:\n def f():\n  [(__x := 1) for y in z]\n  global __x", "class A:\n def f():\n  [[(__x := 1) for y in z] for __x in w]","class A:\n def f(): [[1 for __x in z] for w in (__x := y)]", "class A:\n def f(): [[1 for __x in z] for w in z if (__x := y)]", "def f(): [[(x := 1) for x in z] for w in z]", "def f(): [[1 for x in z] for w in z if (x := 1)]", "def f(): [1 for w in z if (x := 1) for x in z]", "def f(): [1 for w in z if (x := 1) for x.y in z]", "def f(): [1 for w in z if (x := 1) for y[x] in z]", "class A:\n def f(): [1 for w in z if (__x := 1) for __x in z]", "class A:\n def f(__a, *, __b, **__c): global __a", "class A:\n def f(__a, __a): pass", "class A:\n def f(__a, _A__a): pass", "class A:\n global __x\n __x = 1\n def f():\n  nonlocal __x", "class A:\n def f(): __x = 1; global _A__x", "class _A:\n def f(__a, _A__a): pass", "class __:\n def f(__a, __a): pass", "class A:\n import __a.b, c.__d as e, f as __g", "class A:\n f(__x=1, **{}, __y__=2, __x=3)", "class A:\n match x:\n  case B(__a=1, __b=__c): pass", "class A:\n try: pass\n except __B as __c: pass", "class A:\n __x: __y", "class A:\n def __f(self, __x: __y = __z) -> __w: __v", "class A:\n class __B(__C, __d=1): pass", "class A:\n from __a import __b", "class A:\n from __a import *", "def f():\n from a import *", "class A:\n nonlocal x", "class A:\n def f(self): nonlocal __class__; nonlocal y", "def f():\n def g(): nonlocal y\n y = 1", "def f(x):\n class x:\n  nonlocal x", "def f():\n x = 1\n class A:\n  x = 2\n  def g(self):\n   nonlocal x", "global x\ndef f(): nonlocal x", "def f(): global x, x", "def f(): nonlocal x, x", "def f(x): global y, x", "global __debug__", "def f(): nonlocal __debug__", "def f(): global a; nonlocal a", "def f(): nonlocal a; global a", "def o():\n a = 1\n def f(): nonlocal a; global a","def o():\n a = 1\n def f(): global a; nonlocal a"])
t(["[i for i.j in k if (i := 1)]", "[i for j[i] in k if (i := 1)]", "[i for j[lambda: i] in k if (i := 1)]", "[i for i, *j.k in k if (j := 1)]"])
