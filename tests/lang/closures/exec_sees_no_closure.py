# tests/lang/closures/exec_sees_no_closure.py - code given to exec sees globals and a snapshot of locals only
def f():
    a = 1
    exec("a = 2")
    exec("b = 3")
    return a, "b" in locals()
print(f())
ns = {"n": 4}
exec("def g(): return n * 2\nr = g()", ns)
print(ns["r"])
print(eval("x + y", {"x": 1}, {"y": 2}))
