# tests/lang/control/flow_finally_with_closures.py - finally, with, loops, closures, displays and operators in corners
# control flow & finally & with & closures etc
def t(f, *a):
    try: return f(*a)
    except BaseException as e: return "%s: %s" % (type(e).__name__, e)
def fin1():
    for i in range(3):
        try: continue
        finally: print("f", i, end=" ")
    else: print("else", end=" ")
    while True:
        try: break
        finally: print("b", end=" ")
    return "done"
print(fin1())
def fin2():
    try: return "try"
    finally:
        for i in range(2):
            try: 1/0
            except ZeroDivisionError: continue
            finally: print("in", i, end=" ")
print(fin2())
def fin3():
    for i in range(3):
        try:
            try: 1/0
            finally: 
                if i < 2: continue
        except ZeroDivisionError: print("caught", i, end=" "); break
    return i
print(fin3())
def fin4():
    try:
        try: raise ValueError(1)
        except ValueError as e:
            try: raise KeyError(2)
            finally: print(repr(e), end=" ")
    except KeyError as k: return repr(k.__context__)
print(fin4())
def fin5():
    while 1:
        try:
            try: return 1
            finally: break
        finally: print("o", end=" ")
    return 2
print(fin5())
def fin6():
    try: return [x for x in (1, 2)][5]
    except IndexError: return "ie"
    else: return "else"
    finally: print("fin", end=" ")
print(fin6())
def gen():
    try:
        for i in range(3):
            try: yield i
            finally: print("y", i, end=" ")
    finally: print("end", end=" ")
for x in gen():
    if x == 1: break
print()
def nest():
    r = []
    for i in range(2):
        for j in range(3):
            if j == 1: continue
            if i == 1: break
            r.append((i, j))
        else: r.append("e")
    else: r.append("E")
    return r
print(nest())
class CM:
    def __init__(s, n, sup=False, enter=None, exit=None): s.n, s.sup, s.e, s.x = n, sup, enter, exit
    def __enter__(s):
        print("+" + s.n, end=" ")
        if s.e: raise s.e
        return s.n
    def __exit__(s, t, v, tb):
        print("-" + s.n, t and t.__name__, end=" ")
        if s.x: raise s.x
        return s.sup
def w(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__))
def w1():
    with CM("a") as a, CM("b") as b: return a + b
def w2():
    with CM("a", True): raise ValueError
    return "after"
def w3():
    with CM("a"), CM("b", enter=KeyError("en")): pass
def w4():
    with CM("a", exit=OSError("ex")): raise ValueError("v")
def w5():
    for i in range(3):
        with CM("l"):
            if i == 1: break
            continue
    return i
def w6():
    with CM("a", True) as x, CM("b", exit=KeyError("k")): raise ValueError
    return "ok"
def w7():
    with (CM("a") as x, CM("b") as (y)): return x, y
def w8():
    with CM("ab") as (x, y): return x, y
def w9():
    d = {}
    with CM("q") as d["k"], CM("r") as d["m"]: pass
    return d
def w10():
    with CM("a", True): return 1/0
def w11():
    with CM("a", exit=OSError("x")): return 5
for f in (w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11): w(f)
def cl():
    fs = []
    for i in range(3):
        def f(j=i): 
            nonlocal fs
            return i, j, len(fs)
        fs.append(f)
    return [f() for f in fs]
print(cl())
def counter():
    n = 0
    def inc(by=1):
        nonlocal n; n += by; return n
    def get(): return n
    return inc, get
i, g = counter(); i(); i(5); print(g(), i.__closure__[0].cell_contents, i.__code__.co_freevars)
def rec(n): return 1 if n == 0 else n * rec(n - 1)
print(rec(20))
def deco(*args):
    def d(f):
        f.tags = getattr(f, "tags", ()) + args
        return f
    return d
@deco(1)
@deco(2, 3)
def tagged(): pass
print(tagged.tags)
class K:
    @deco("m")
    def m(self): return 1
    n = deco("n")(lambda self: 2)
print(K.m.tags, K().n(), K.n.tags)
print([x for x in range(10) if x % 2 if x > 3], [(x, y) for x in "ab" for y in "cd" if y > x], {x: y for x, y in zip("ab", [1, 2])}, {x % 3 for x in range(9)}, list(x for x in [y for y in range(3)]))
print([[j for j in range(i)] for i in range(4)], [(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]])
x = 5; print([x for x in range(3)], x); print((x := 10) + x, x)
a = [1, 2, 3, 4, 5]; del a[1], a[-1]; print(a); a[1:1] = [9, 9]; print(a); a[::2] = "abc"; print(a); del a[::2]; print(a)
try: a[::2] = [1, 2, 3]
except ValueError as e: print(e)
b = a; b += [7]; print(a is b, a); t1 = (1,); t2 = t1; t1 += (2,); print(t1, t2)
t3 = ([],)
try: t3[0] += [1]
except TypeError as e: print(e, t3)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, not 1 == 2, 1 if 0 else 2 if 0 else 3, 0 or "" or [] or "x", 1 and "y" and 0, (1, 2) < (1, 3), [1] < [1, 0], "a" < "b" <= "b")
print(-7 // 2, -7 % 3, 7 // -2, 7 % -3, divmod(-7, 2), -2 ** 2, 2 ** -1, 2 ** 3 ** 2, ~5, 5 & 3 | 4 ^ 1, 1 << 3 >> 1, not not 5, - - 5, +-~0, 0x1f, 0b101, 0o17, 1_000, 1e3, .5, 5., 1j * 1j, 10 ** 20, 7 / 2)
print("a" "b" 'c', r"\n", b"\x00a", "\x41\u0041\U00000041\101\N{LATIN SMALL LETTER A}", """a
b""", 'it''s', "tab\tnl\\", f"{1+1}{'x'!r:>5}{3.14159:.2f}{x=}{'a' if x else 'b'}{{}}", rf"\{x}", u"u")
if (n := len(a)) > 1: print("n", n)
while (n := n - 1) > 0: print(n, end=" ")
print()
lst = [0, 1, 2]
for v in lst:
    if v < 5: lst.append(v + 3)
print(lst)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e: print(e)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as e: print(e)
it = iter([1, 2, 3]); print(next(it), list(it), next(it, "def"), list(it))
print(list(iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 4)))
print(*[1, 2], *"ab", sep="-", end="!\n")
assert True, "no"
try: assert [], "msg"
except AssertionError as e: print(e.args)
try: assert ()
except AssertionError as e: print(e.args)
global_var = 1
def shadow():
    try: print(global_var)
    except UnboundLocalError as e: print(e)
    global_var = 2
shadow()
def delp(a):
    del a
    try: return a
    except UnboundLocalError as e: return str(e)
print(delp(1))
class Empty: ...
e = Empty(); e.x = 1; del e.x
try: e.x
except AttributeError as ex: print(ex)
print(type(...), ... is Ellipsis, NotImplemented, __name__)
try: bool(NotImplemented)
except Exception as e: print(e)
exec("x = 1; print(x); del x"); print(eval("1 + 2"))
print(isinstance(True, int), issubclass(bool, int), True + True, True is (1 == 1), int("0x1f", 16), int(" 12 "), float("1e5"), str(b"a"), bytes("é", "utf8"))
import sys; print(sys.exc_info()); 
try: raise
except RuntimeError as e: print(e)
try:
    try: raise KeyError("a")
    except KeyError: raise
except KeyError as e: print(repr(e), e.__context__)
try: raise ValueError from TypeError
except ValueError as e: print(repr(e.__cause__))
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try:
    try: 1/0
    except 5: pass
except TypeError as e: print(e)
try:
    try: 1/0
    except (ValueError, "x"): pass
except TypeError as e: print(e)
