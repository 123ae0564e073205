# tests/lang/statements/del_everything.py - del of each target; of names in closures, globals, builtins, comprehension and handler names
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
x = y = z = 1
del x, (y, [z])
attempt(lambda: x)
a = {"k": [1, 2, 3], "o": type("O", (), {})()}; a["o"].attr = 1
del a["k"][0], a["k"][-1:], a["o"].attr; print(a["k"], vars(a["o"])); del a["k"], a["o"]; print(a)
del (a); attempt(lambda: a)
def local():
    v = 1
    del v
    try: v
    except UnboundLocalError as e: print(e)
    try: del v
    except UnboundLocalError as e: print(e)
    v = 2
    return v
print(local())
def cell():
    v = 1
    def get(): return v
    del v
    try: get()
    except NameError as e: print(type(e).__name__, e)
    try: del v
    except UnboundLocalError as e: print(type(e).__name__, e)
    def dele():
        nonlocal v
        del v
    try: dele()
    except NameError as e: print(type(e).__name__, e)
    v = 3; dele()
    return "v" in locals()
print(cell())
def glob():
    global gg
    try: del gg
    except NameError as e: print(type(e).__name__, e)
    gg = 1; del gg
    return "gg" in globals()
print(glob())
class C:
    try: del nothing
    except NameError as e: print(type(e).__name__, e)
    p = 1; del p
    try: p
    except NameError as e: print(e)
for i in range(3): del i
attempt(lambda: i)
try: 1 / 0
except ZeroDivisionError as e: del e
print("e" in globals())
attempt(lambda: exec("del len")); attempt(lambda: exec("del [1][5]")); attempt(lambda: exec("del (1).real")); attempt(lambda: exec("del 'abc'[0]")); attempt(lambda: exec("del (1, 2)[0]")); attempt(lambda: exec("del {}['k']")); attempt(lambda: exec("del print.x")); attempt(lambda: exec("del [].x"))
class Log:
    def __delitem__(self, k): print("delitem", k)
    def __delattr__(self, n): print("delattr", n)
l = Log(); del l[1], l[1:2, ...], l.x, l[*(1, 2)]
del (), []
def order():
    def f(n): print("eval", n); return l if n != 2 else "two"
    del f(1)[f(2)], f(3).z
order()
del l
for s in ("del f()", "del 1", "del a + b", "del (a, 1)", "del *a", "del [*a]", "del a if b else c", "del (yield)", "del None", "del a.b()", "del (a for a in b)", "del __debug__", "del x, y()", "del", "del (a := 1)", "del {}", "del 'a'", "del ...", "del -a", "del not a", "del a and b", "del lambda: 0", "del a == b", "del f''", "del [a, (b, c.d), e[f]]"):
    try: compile(s, "s", "exec"); print("fine", s)
    except SyntaxError as e: print(e.msg, e.offset, e.end_offset)
