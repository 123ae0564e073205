# tests/lang/expressions/constant_folding_is_invisible.py - folded constants raise and behave as unfolded ones
def f(): return 1 // 0
try:
    f()
except ZeroDivisionError as e:
    print(e)
print("a" * 3, 2 ** 10, -5 // 2, (1, 2)[1], "abc"[1], not 1, ~5, 1 << 5, "x" "y", 0.1 + 0.2, -0.0, 1e308 * 10, 2 ** 0.5, (1, 2) + (3,), "%d" % 5)
def big(): return "a" * 10000, 1 << 5000, (1,) * 1000
a, b, c = big()
print(len(a), b.bit_length(), len(c))
if 0: undefined
while 0: undefined
x = 5 if 1 else undefined
print(x, [1, 2, 3] == [1, 2, 3], 3 in (1, 2, 3), 3 in {1, 2, 3}, "b" in "abc")
