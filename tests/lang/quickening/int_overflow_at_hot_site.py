# tests/lang/quickening/int_overflow_at_hot_site.py - a hot site of int arithmetic crosses the edges of machine words and comes back
def run(f, a, b):
    for _ in range(50): r = f(a, b)
    return r
add, sub, mul, neg = lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: -a
for n in (1, 2 ** 30 - 1, 2 ** 31, 2 ** 62 - 1, 2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 64, 5):
    print(run(add, n, n), run(sub, -n, n), run(mul, n, n), run(mul, -n, 3), run(neg, n, 0), run(sub, n, -1), run(add, -n, -1))
x = 1
for _ in range(130): x = x * 2
for _ in range(130): x = x // 2
print(x)
