# tests/lang/loops/nested_break_continue.py - break and continue act on the innermost loop
out = []
for i in range(4):
    if i == 1: continue
    j = 0
    while True:
        j += 1
        if j == 2: continue
        if j > 3: break
        out.append((i, j))
    else:
        out.append("never")
    if i == 2: break
print(out, i, j)
