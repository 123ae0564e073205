# tests/lang/loops/while_else.py - else of a loop runs unless break left it
def f(l):
    while l:
        if l.pop() == 3: break
    else:
        return "else"
    return "break"
print(f([1, 2]), f([1, 3, 2]), f([]))
for x in []: pass
else: print("empty")
for x in range(5):
    if x == 9: break
else:
    print("no break", x)
