# tests/lang/calls/many_arguments.py - calls with hundreds of arguments work
def f(*a, **k): return len(a), len(k), sum(a)
print(eval("f(" + ",".join(map(str, range(300))) + ")"))
print(eval("f(" + ",".join("k%d=%d" % (i, i) for i in range(300)) + ")"))
exec("def g(" + ",".join("p%d" % i for i in range(300)) + "): return p0 + p299")
print(g(*range(300)))
print(len(eval("[" + ",".join(map(str, range(1000))) + "]")), len(eval("{" + ",".join("%d:%d" % (i, i) for i in range(600)) + "}")))
exec("\n".join("v%d = %d" % (i, i) for i in range(400)))
print(v399)
def many():
    exec("x = 1")
src = "def h():\n" + "\n".join("    v%d = %d" % (i, i) for i in range(400)) + "\n    return v0 + v399 + v255 + v256"
exec(src)
print(h())
