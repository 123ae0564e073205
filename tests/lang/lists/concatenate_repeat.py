# tests/lang/lists/concatenate_repeat.py - + and * make new lists, += and *= change in place
a = [1]
b = a
a += [2]
a *= 2
print(a is b, a, [1] + [2], [0] * 3, 2 * [1, 2], [1] * 0, [1] * -5)
for bad in (lambda: [1] + (2,), lambda: [1] + 1, lambda: [1] * "a", lambda: [1] * [2], lambda: [1] - [1], lambda: [1] * 1.5):
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    [0] * (2 ** 62)
except (MemoryError, OverflowError) as e:
    print(type(e).__name__)
