# tests/lang/syntaxerrors/many_sources.py - which of 550 small sources compile; the error, its place and its text, and the warnings of each
import warnings
S = r'''
def f(a, a): pass
def f(a, *a): pass
def f(a, **a): pass
def f(*, a, a): pass
lambda a, a: 0
f(a=1, a=2)
f(a=1, b=2, a=3)
class C(a=1, a=2): pass
f(**k, a=1, a=2)
f(__debug__=1)
class C(__debug__=1): pass
def f(__debug__): pass
def f(*__debug__): pass
def f(**__debug__): pass
def f(*, __debug__): pass
lambda __debug__: 0
def __debug__(): pass
class __debug__: pass
__debug__ = 1
__debug__: int
__debug__: int = 1
(__debug__): int = 1
x.__debug__ = 1
x.__debug__: int
del __debug__
del x.__debug__
x.__debug__ += 1
__debug__ += 1
for __debug__ in x: pass
with x as __debug__: pass
import __debug__
import a as __debug__
import a.b as __debug__
from a import __debug__
from a import b as __debug__
try: pass\nexcept E as __debug__: pass
(__debug__ := 1)
[__debug__ for __debug__ in x]
global __debug__
match x:\n case __debug__: pass
match x:\n case [*__debug__]: pass
match x:\n case {**__debug__}: pass
match x:\n case C(__debug__=1): pass
match x:\n case 1 as __debug__: pass
x.__debug__
def f():\n  global x\n  nonlocal x
def f():\n  nonlocal x\n  global x
def f():\n  nonlocal x
nonlocal x
class C: nonlocal x
class C:\n x = 1\n global x
def f():\n  x = 1\n  global x
def f():\n  print(x)\n  global x
def f():\n  x: int\n  global x
def f():\n  x: int = 1\n  global x
def f():\n  global x\n  x: int
def f():\n  global x\n  (x): int = 1
x: int\nglobal x
global x\nx: int
def f(x): global x
def f(x):\n  def g(): nonlocal x; x = 1\n  nonlocal x
def f():\n  x = 1\n  def g():\n    x = 2\n    nonlocal x
def f():\n  x = 1\n  def g():\n    print(x)\n    nonlocal x
def f():\n  x = 1\n  def g():\n    nonlocal x\n    x: int
def f():\n  import x\n  global x
def f():\n  for x in y: pass\n  global x
def f():\n  def x(): pass\n  global x
def f():\n  class x: pass\n  global x
def f():\n  x += 1\n  global x
def f():\n  del x\n  global x
def f():\n  with y as x: pass\n  global x
def f():\n  try: pass\n  except E as x: pass\n  global x
def f():\n  (x := 1)\n  global x
def f():\n  [x for x in y]\n  global x
def f():\n  lambda: x\n  global x
def f():\n  from x import *
class C:\n  from x import *
def f():\n  import a, b\n  from x import *
from x import *
return
return 1
class C: return 1
if 1:\n  return 1
yield
yield 1
x = yield 1
class C: yield 1
lambda: (yield)
[(yield) for x in y]
{(yield) for x in y}
{(yield): 1 for x in y}
((yield) for x in y)
[x for x in (yield)]
def f(): [(yield x) for x in y]
def f(): [x for x in (yield)]
def f(): [x for y in z for x in (yield)]
def f(): [x for x in y if (yield)]
def f(): {x: (yield from y) for x in y}
class C: [(yield) for x in y]
async def f(): [(yield from x) for x in y]
async def f(): yield from x
async def f():\n  yield 1\n  return 1
async def f():\n  return 1\n  yield 1
async def f():\n  yield 1\n  return
await x
def f(): await x
def f(): return await x
class C: await x
lambda: await x
async def f(): lambda: await x
async def f(): [await x for x in y]
def f(): [await x for x in y]
[await x for x in y]
(await x for x in y)
def f(): (await x for x in y)
async for x in y: pass
def f():\n  async for x in y: pass
async with x: pass
def f():\n  async with x as y: pass
[x async for x in y]
def f(): [x async for x in y]
def f(): (x async for x in y)
async def f(): [[x async for x in y] for z in w]
async def f():\n  def g(): return [x async for x in y]
def f(): {x: 1 async for x in y}
class C: [x async for x in y]
break
continue
if 1: break
def f(): break
while 1:\n  def f(): break
while 1:\n  class C: continue
for x in y:\n  pass\nelse: break
for x in y: lambda: break
try: pass\nfinally: continue
for x in y:\n  try: pass\n  finally: continue
try: pass\nexcept: pass\nexcept E: pass
try: pass\nexcept* E: break
for x in y:\n  try: pass\n  except* E: break
for x in y:\n  try: pass\n  except* E: continue
def f():\n  try: pass\n  except* E: return
def f():\n  try: pass\n  except* E: return 1
for x in y:\n  try: pass\n  except* E:\n    for z in w: break
def f():\n  try: pass\n  except* E:\n    def g(): return 1
*a = 1
*a
*a, = 1
(*a) = 1
[*a, *b] = 1
*a, *b = 1
(a, *b, c, *d) = 1
for *a in b: pass
for *a, *b in c: pass
del *a
del (*a, b)
del [*a]
print(*a)
f(*a)[0] = 1
x = *a
x = *a,
return *a
yield *a
x[*a]
x[*a] = 1
x[*a, *b]
x[*a:b]
*a += 1
(*a, b) += 1
a, b += 1
[a, b] += 1
(a, b): int
[a]: int
(a): int
a.b: int
a[0]: int
f(): int
{**a} = 1
f() = 1
f() += 1
1 = x
x + 1 = 2
x = 1 = y
(x := 1) = 2
x if y else z = 1
None = 1
True = 1
x.None = 1
def f(None): pass
def f(True=1): pass
f(True=1)
f(1=2)
f(a.b=1)
f(a+b=1)
f(x for x in y, 1)
f(1, x for x in y)
f(x for x in y)
f(a=1, 2)
f(**a, *b)
f(**a, b)
def f(a=1, b): pass
def f(*): pass
def f(*, **k): pass
def f(a, /, b, /): pass
def f(*a, /): pass
def f(/): pass
def f(**k, a): pass
def f(*a, *b): pass
def f(*a=1): pass
def f(**k=1): pass
def f(a:int=1, /, *, b): pass
lambda *: 0
lambda *, **k: 0
lambda a=1, b: 0
lambda /: 0
lambda **k=1: 0
[x := 1 for x in y]
[y := 1 for x in y]
[(x := 1) for x in y]
[(j := 0) for i in y for j in z]
[i for i in (j := y)]
[i for i in y if (i := 1)]
[[(i := 1) for j in y] for i in z]
[(lambda: (i := 1)) for i in z]
[x for x in [(lambda: (y := 1))]]
class C: [(x := 1) for y in z]
class C: [x for x in (y := z)]
def f(): [i for i in y for k in (j := y)]
x := 1
(x.y := 1)
(x[0] := 1)
((a, b) := 1)
f(x := 1)
f(a=x:=1)
f(a=(x:=1))
lambda: x := 1
def f(x := 1): pass
def f(x=(y := 1)): pass
{x := 1: 2}
{(x := 1): 2}
x[y := 1]
x[y := 1, 2]
x[a:b := 1]
from __future__ import nothing
from __future__ import braces
from __future__ import annotations, nothing
from __future__ import *
x = 1\nfrom __future__ import annotations
"doc"\nfrom __future__ import annotations
"doc"\n"not doc"\nfrom __future__ import annotations
def f():\n  from __future__ import annotations
if 1:\n  from __future__ import annotations
import a\nfrom __future__ import annotations
from __future__ import division; from __future__ import annotations
match x:\n case a: pass\n case 1: pass
match x:\n case _: pass\n case 1: pass
match x:\n case a | b: pass
match x:\n case 1 | a: pass
match x:\n case a | 1: pass
match x:\n case [a] | [b]: pass
match x:\n case [a] | [a, b]: pass
match x:\n case [a, a]: pass
match x:\n case {"k": a, "l": a}: pass
match x:\n case {"k": a, "k": b}: pass
match x:\n case {1: a, 1: b}: pass
match x:\n case {1: a, True: b}: pass
match x:\n case {a: 1}: pass
match x:\n case {**a, "k": b}: pass
match x:\n case {**_}: pass
match x:\n case [*a, *b]: pass
match x:\n case C(a=1, a=2): pass
match x:\n case C(a=1, 2): pass
match x:\n case C(1, 2, a=3, b=4, a=5): pass
match x:\n case 1 + 2: pass
match x:\n case 1 + 2j: pass
match x:\n case 1j + 2: pass
match x:\n case -1 - 2j: pass
match x:\n case f"": pass
match x:\n case a.b: pass
match x:\n case a.b(): pass
match x:\n case a(): pass
match x:\n case f()(): pass
match x:\n case (a as b): pass
match x:\n case a as b.c: pass
match x:\n case a as _: pass
match x:\n case a as 1: pass
match x:\n case 1 as a if a: pass\n case b: pass
match x:\n case _ if 1: pass\n case _: pass
match x:\n case (_): pass\n case _: pass
match x:\n case _ | 1: pass
match x:\n case (a | 1) | 2: pass
match x:\n case {"a": 1 | b | 2}: pass
match x:\n case [1, a as b, *_] as a: pass
import a.b as c.d
import a,
from a import
from a import b,
from a import (b
from a import (b,)
from a import ()
from . import *
from .. import a
from a import b as c.d
import *
del f()
del 1
del (a, b)
del a + b
del ()
del (a), b
del a,
del x if y else z
del None
del a.b, c[0]
with f() as 1: pass
with f() as g(): pass
with f() as (a, 1): pass
with (f() as a, g() as b): pass
with (f() as a, g() as 1): pass
with f() as a.b: pass
for 1 in x: pass
for f() in x: pass
for x in *a, b: pass
for (x) in y: pass
for x, in y: pass
for x y in z: pass
raise x from
raise from y
assert
assert x, 
try: pass
try: pass\nexcept a, b: pass
try: pass\nexcept a as b.c: pass
try: pass\nexcept (a, b) as c: pass
try: pass\nexcept* : pass
try: pass\nexcept*: pass
try: pass\nexcept E: pass\nexcept* F: pass
try: pass\nexcept* E: pass\nexcept F: pass
try: pass\nelse: pass
try: pass\nfinally: pass\nelse: pass
class C(x for x in y): pass
class C(*a, **k): pass
class C: x: int = 1; y: str
class C(a, a): pass
def f() -> : pass
def f(a:): pass
def f()
if x
if x = 1: pass
if x := 1: pass
while x = 1: pass
elif x: pass
else: pass
x = = 1
x =
x +
(
)
[1, 2
{1: 2
{1:}
{1: 2, 3}
{1, 2: 3}
{**a, 1}
{*a: 1}
{**a: 1}
[**a]
(**a)
f(**)
f(*)
"abc
'abc
"""abc
f"{"
f"{}"
f"{a!}"
f"{a!x}"
f"{a b}"
f"}"
f"{a:{b:{c}}}"
f"{a\\b}"
f"{#}"
f"{a!r:}"
f"{lambda x: 1}"
f"{*a}"
f"{a = }"
f"{yield}"
f"{a:{}}"
b"é"
"\N{foo}"
"\x1"
"\u12"
"\U12345678"
b"\x1"
1a
1_000
1__0
1_
0_7
07
0b2
0o8
0xg
0b
0x
1.e
1e
1e+
1.2.3
1if x else y
0xfor x in y
1 if x else2
1or 2
1_a
0b1a
0777
00
0_0
09.5
09
1jj
$
?
x?
a!b
a ! = b
a <> b
a != b
a === b
a => b
x++
++x
x--
!x
a && b
a || b
print x
print "a"
exec "a"
print
a b
a 1
1 2
"a" 1
"a" b"b"
f"a" b"b"
lambda
lambda:
not
x not y
x is is y
a if b
a if b else
a if else b
[x for]
[x for x]
[x for x in]
[for x in y]
[x in y for]
(x for x in y if)
[x, y for x in z]
{x, y for x in z}
{x: y, z for x in w}
[x for x in y, z]
[x for x in (y, z)]
[*x for x in y]
{**x for x in y}
{*x for x in y}
[x async for x in y]
async
async def
async x
await
async = 1
await = 1
def async(): pass
x.async
x.if
f(if=1)
def if(): pass
class if: pass
import if
import a as if
global if
True.x
None()
...
Ellipsis = 1
... = 1
-x = 1
not x = 1
x < y = 1
(yield) = 1
await x = 1
lambda: 0 = 1
[x for x in y] = 1
{1} = 1
{1: 2} = 1
"a" = 1
f"a" = 1
1.5 = x
x, 1 = y
[x, 1] = y
(x, f()) = y
(x, y) = z = 1 = w
x.y.z = 1
x().y = 1
x()[0] = 1
x() + y = 1
a, b, c += 1
a = b += 1
a += b = 1
a: int: str
a: int += 1
a, b: int
"a": int
@
@a
@a\nx = 1
@a\n\ndef f(): pass
@a b\ndef f(): pass
@x := a\ndef f(): pass
@(x := a)\ndef f(): pass
pass pass
pass;
pass;;
;
if 1: pass; else: pass
if 1: if 2: pass
x = 1 if 2
def f(): pass x
class C
class C:
for x in y:
while 1:
def f():
if 1:\nx
if 1:\n  x\n y
if 1:\n  x\n   y
  x
x\n  y
if 1:\n\tx\n        y
def f():\n  if 1:\n x
try:\n  x\ny
with x:\ny
class C:\nx
def f():\nx
for x in y:\nz
while 1:\nx
match x:\n
match x:\ncase 1: pass
match x:\n case 1:\n pass
match x:\n x
match = 1
match x
match(x)
case = 1
match[x] = 1
match.x: int
_ = 1
type x = 1
x = 1 2
f(a b)
f(a, b c)
f(a for a in b c)
[a b]
[a, b c, d]
{a b}
{a: b c}
{a: b, c d}
(a b)
(a, b c)
a.b c
a[b c]
a[b:c d]
f(a)(b c)
x = (1, 2 3)
'''.strip("\n").split("\n")
for s in S:
    src = s.replace("\\n", "\n").replace("\\\\", "\\") if not s.startswith(('"\\','b"\\')) else s
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            compile(src, "<s>", "exec")
            r = "ok"
        except SyntaxError as e:
            r = "%s %s %s" % (type(e).__name__, e, (e.lineno, e.offset, e.end_lineno, e.end_offset, e.text, len(e.args)))
        except Exception as e:
            r = "%s %s" % (type(e).__name__, e)
    print(repr(s), r, [(x.category.__name__, str(x.message), x.lineno, x.filename) for x in w])
