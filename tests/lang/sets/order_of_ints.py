# tests/lang/sets/order_of_ints.py - sets of small ints are shown in the order of their table
state = 77
def below(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
print({3, 1, 2}, set(range(10)), set((64, 1, 33, 9, 17)), set([100, 50, 0, -1, -2]))
s = set()
for turn in range(1500):
    what = below(8)
    if what < 4:
        s.add(below(300) - 50)
    elif what == 4:
        s.discard(below(300) - 50)
    elif what == 5 and s and turn % 3 == 0:
        print(s.pop(), end=" ")
    elif what == 6 and turn % 40 == 0:
        s |= set(range(below(50)))
    elif what == 7 and turn % 60 == 0:
        s = (set(s) - {below(300) for i in range(60)}) ^ set(range(200, 200 + below(9)))
    if turn % 100 == 0:
        print(s)
print(s)
print(list(s & set(range(0, 100, 3))), list(frozenset(s) | {1000}), s.copy() == s, sorted(s) == sorted(s.copy()))
print(set({5: 1, 3: 2, 40: 3}), set("a") | {1}, {1.0, 1, True}, {0, False, 0.0})
