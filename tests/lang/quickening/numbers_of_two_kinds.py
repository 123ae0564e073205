# lang/quickening/numbers_of_two_kinds.py: int with float, ints divided, floats compared with constants: what they give stays right when the kinds change
values = [3, 2.5, -7, 0.0, 2**53, -2**53 - 1, 2**61, 1e308, float("inf"), float("nan"), True, 2**70, 1, 10**400]


def attempt(fn, *args):
    try:
        return repr(fn(*args))
    except (ZeroDivisionError, OverflowError, TypeError) as e:
        return f"{type(e).__name__}: {e}"


def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def div(a, b): return a / b
def add_k(a): return a + 1
def rsub_k(a): return a - 2.5
def mul_k(a): return 3 * a
def mul_k2(a): return a * 3
def div_k(a): return a / 4
def div_zero(a): return a / 0
def inplace(a, b):
    c = a
    c += b
    c *= 2
    c /= b
    return c
def less(a): return "y" if a < 4 else "n"
def more(a): return "y" if a > 2.5 else "n"
def equal(a): return "y" if a == 3 else "n"
def far(a): return "y" if a >= 9007199254740993 else "n"


for fn in (add, sub, mul, div, inplace):
    for i in range(200):
        fn(2, 1.5)
    print(fn.__name__, *[attempt(fn, a, b) for a in values for b in values], sep="\n  ")
    for i in range(200):
        fn(1.5, 7)
    print(fn.__name__, *[attempt(fn, a, 2) for a in values])
for fn in (add_k, rsub_k, mul_k, mul_k2, div_k, div_zero, less, more, equal, far):
    for warm in (1.5, 7, 0.25):
        for i in range(150):
            attempt(fn, warm)
        print(fn.__name__, *[attempt(fn, a) for a in values])


def boxes(n):
    kept = []
    total = 0
    for i in range(n):
        x = i / 2 + i
        y = x * 2
        kept.append(x)
        x = x * i + 1000
        total = total + x / 7
        kept.append(y - 1)
    return total, sum(kept), kept[5], kept[-1]


print(boxes(500))
