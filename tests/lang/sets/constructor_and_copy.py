# tests/lang/sets/constructor_and_copy.py - set() of iterables, copy, and comprehension
print(sorted(set("hello")), set(), sorted(set(range(3))), sorted({x % 3 for x in range(10)}), sorted({*"ab", *"bc"}))
s = {1}
c = s.copy()
c.add(2)
print(s, sorted(c), s is s.copy())
for bad in (lambda: set(5), lambda: set(1, 2), lambda: set([[]])):
    try:
        bad()
    except TypeError as e:
        print(e)
class S(set): pass
print(type(S([1]) | {2}).__name__, type(S([1]).copy()).__name__, S([1]))
