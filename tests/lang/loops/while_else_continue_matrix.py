# tests/lang/loops/while_else_continue_matrix.py - while loops with every combination of break, continue, else and exceptions
def f(plan):
    out, i = [], 0
    try:
        while i < len(plan):
            step = plan[i]; i += 1
            if step == "c": continue
            if step == "b": break
            if step == "e": raise ValueError(i)
            if step == "r": return out + ["returned"]
            out.append(i)
        else: out.append("else")
    except ValueError as e: out.append(repr(e))
    else: out.append("no error")
    finally: out.append("finally")
    return out
for p in ("", "x", "c", "b", "e", "r", "xcx", "xbx", "xex", "xrx", "ccb", "xxx"): print(repr(p), f(p))
n = 3
while n: n -= 1
else: print("n", n)
while True:
    while True: break
    else: print("never")
    break
else: print("never")
i = 0
while (i := i + 1) < 5:
    if i % 2: continue
    print(i, end=" ")
print(i)
while not (x := []): break
print(x, [y for y in iter(lambda: n, 0)])
