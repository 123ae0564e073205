# tests/lang/properties/deque_against_list.py - a deque under random work agrees with a list
from collections import deque
state = 17
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n
d, l, bad = deque(), [], 0
for step in range(6000):
    op = rnd(9)
    if op < 2: d.append(step); l.append(step)
    elif op < 4: d.appendleft(step); l.insert(0, step)
    elif op == 4 and l: bad += d.pop() != l.pop()
    elif op == 5 and l: bad += d.popleft() != l.pop(0)
    elif op == 6 and l:
        k = rnd(20) - 10
        d.rotate(k)
        k %= len(l)
        l = l[-k:] + l[:-k] if k else l
    elif op == 7 and l:
        i = rnd(len(l))
        bad += d[i] != l[i] or d[-1 - i] != l[-1 - i]
        d[i] = l[i] = -step
    elif op == 8 and l:
        i = rnd(len(l))
        if rnd(2): del d[i], l[i]
        else: d.insert(i, "x"); l.insert(i, "x")
    if step % 200 == 0: bad += list(d) != l or list(reversed(d)) != l[::-1] or len(d) != len(l)
print(bad, len(d))
