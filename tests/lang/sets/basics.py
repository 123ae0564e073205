# tests/lang/sets/basics.py - add, discard, remove, pop and clear
s = {1, 2}
s.add(2); s.add(3); s.discard(9); s.discard(1)
print(sorted(s), len(s), 2 in s, 9 in s)
s.remove(2)
print(s, s.pop(), s, bool(s))
for bad in (lambda: s.remove(5), lambda: s.pop(), lambda: s.add([]), lambda: s.remove("abc"), lambda: {1, {2}}, lambda: s.add()):
    try:
        bad()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
