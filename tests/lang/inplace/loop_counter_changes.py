# tests/lang/inplace/loop_counter_changes.py - rebinding or keeping the loop variable does not disturb the loop
out = []
for i in range(5):
    out.append(i)
    i += 100
    out.append(i)
print(out)
kept = []
for i in range(300, 304):
    kept.append(i)
print(kept, i)
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
def f():
    r = []
    for i in range(1000, 1003):
        j = i
        i *= 2
        r.append((j, i))
    return r
print(f())
def g():
    for i in range(3):
        for i in range(10, 12):
            pass
        yield i
print(list(g()))
def h(n):
    for n in range(n): pass
    return n
print(h(5))
