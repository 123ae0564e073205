# tests/lang/control/nested_loops_labels.py - break and continue with else in nested loops, through try, with and match
log = []
for i in range(3):
    for j in range(3):
        if j == 1:
            try:
                if i == 0: continue
                if i == 1: break
            finally: log.append(("fin", i, j))
        log.append((i, j))
    else:
        log.append(("inner else", i))
        continue
    log.append(("after break", i))
else: log.append("outer else")
print(log)
def w():
    out, n = [], 0
    while n < 5:
        n += 1
        match n:
            case 1: continue
            case 2 | 3:
                for k in "ab":
                    if k == "b": break
                    out.append((n, k))
                else: out.append("never")
            case 4: break
        out.append(n)
    else: out.append("while else")
    return out
print(w())
import contextlib
def c():
    out = []
    for x in range(4):
        with contextlib.suppress(KeyError):
            if x == 0: continue
            if x == 1: raise KeyError
            if x == 3: break
            out.append(x)
        out.append(("after", x))
    return out, x
print(c())
def deep():
    for a in range(2):
        while True:
            try:
                for b in range(2):
                    try:
                        if b: break
                    except Exception: pass
                    else: continue
                    finally: yield ("f", a, b)
                else: yield "no"
                break
            finally: yield ("outer f", a)
print(list(deep()))
for z in []: pass
else: print("empty else", "z" in globals())
while False: pass
else: print("while else")
for y in [1]:
    for y in [2, 3]: pass
    print(y)
print(y)
