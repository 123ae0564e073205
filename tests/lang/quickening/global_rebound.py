# tests/lang/quickening/global_rebound.py - a hot function sees each rebinding of a global and of a built-in
n = 1
def f(): return n
def g(): return len("abc")
out = []
for i in range(200):
    if i % 40 == 0: n = i
    out.append(f())
print(sorted(set(out)), [g() for _ in range(50)][-1])
len = lambda s: "hidden"
print(g())
del len
print(g())
import builtins
real = builtins.len
builtins.len = lambda s: "replaced"
print(g())
builtins.len = real
print(g())
del n
try:
    f()
except NameError as e:
    print(e)
n = "back"
print(f())
globals()["n"] = "through dict"
print(f())
