# tests/lang/registers/wide_calls.py - calls with many arguments among many locals, nested in each other
src = "def f(*a, **k): return len(a) + len(k) + sum(a[:3])\n"
src += "def g():\n" + "".join("    x%d = %d\n" % (i, i) for i in range(300))
src += "    return f(" + ", ".join("x%d" % i for i in range(260)) + ", f(x1, f(x299, x298, k=x297)), *[x5, x6], q=f(x7), **{'r': x8})\n"
exec(src)
print(g())
print(eval("f(" + "f(" * 60 + "1" + ")" * 60 + ")"))
print(eval("f(1, " * 40 + "2" + ")" * 40))
