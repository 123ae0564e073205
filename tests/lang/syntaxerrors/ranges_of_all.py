# tests/lang/syntaxerrors/ranges_of_all.py - message, line, offset and end of each of two hundred refused lines
sources = """f(a for a in b, c)
f(a, b for b in c)
x = = 1
if x = 1: pass
while x := : pass
def f(a, a): pass
def f(a=1, b): pass
def f(*): pass
def f(*, **k): pass
def f(a, *, a): pass
def f(**k, a): pass
def f(*a, *b): pass
def f(a, /, b, /): pass
def f(/, a): pass
def f(*, a, /): pass
lambda *: 0
lambda a, a: 0
lambda a=1, b: 0
f(a=1, 2)
f(**k, *a)
f(**k, 1)
f(a=1, a=2)
f(1=2)
f(a.b=1)
f(True=1)
f(a+b=1)
f((a)=1)
None = 1
x.None = 1
f() = 1
a + b = 1
[a, f()] = 1
(a, 5) = 1
*a = 1
*a, *b = 1
del f()
del a + b
del (a, 5)
del *a
for f() in a: pass
for 1 in a: pass
with a as 1: pass
with a as f(): pass
f() += 1
(a, b) += 1
[a] += 1
a: int: str
(a, b): int
[a]: int = 5
f(): int
a if b
a if b else
not
x = 
import a.b as c.d
from a import *, b
from a import (b, c
from . import
import
class C(: pass
class C: x
  y
try: pass
try: pass\nx
try: pass\nexcept: pass\nexcept V: pass
try: pass\nexcept V, W: pass
try: pass\nexcept* V: pass\nexcept W: pass
try: pass\nexcept*: pass
raise a, b
raise from a
assert (a, b) = 1
return
yield
await x
async x
async def f(): yield from x
nonlocal x
global x, 
break
continue
print "a"
exec "a"
a b
a b c
"a" 5
5 "a"
{a: b, c}
{a, b: c}
{**a, b}
{*a: b}
{a: *b}
[a b]
(a b)
(a, b c)
{a b}
{a: b c: d}
[*a for a in b]
[**a for a in b]
{**a for a in b}
{a: b for c}
[a for b]
[for a in b]
f(*)
f(**)
f(*a b)
a[b c]
a[]
a[1:2:3:4]
a[*]
a.
a.1
a..b
@
@a
@a b
x = yield = 1
(yield) = 1
a <> b
a ! b
a ? b
$a
a $ b
0777
0x
0b2
0o9
1__0
1_
1e
1.e
1.5.5
1abc
1if x else y
'abc
f'{'
f'{}'
f'{a b}'
f'}'
f'{a!x}'
b'é'
u'a' b'a'
match x: case
a := 1
(a.b := 1)
(a, b := 1)[0] := 2
[i := 0 for i in a]
[i for i in (j := a)]
def f(): x: global y
from __future__ import nope
from __future__ import braces
else: pass
elif a: pass
except: pass
finally: pass
with a, b as : pass
with (a as b, c as): pass
def f() -> : pass
def f(a:): pass
def f(a=): pass
def f(: pass
def f: pass
def 5(): pass
class: pass
class 5: pass
lambda: (yield
lambda a: = 1
x = lambda
if a: b else: c
if a
if a:
while a
for a in b
for a of b: pass
for a
def f()
class C
with a
try
else
pass pass
pass; pass; ; pass
(
)
[)
(]
{(}
a)
\\ a
\tpass
 pass""".split("\n")
for s in sources:
    s = s.replace("\\n", "\n").replace("\\t", "\t")
    try: compile(s, "<s>", "exec"); print("TAKEN", repr(s))
    except SyntaxError as e: print(repr(s), "|", type(e).__name__, e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
