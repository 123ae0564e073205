# lang/library/gamma_digits.py: the digits of gamma() and lgamma() do not hang on the C library
import math
import random

source = random.Random(7)
for low, high in ((0, 1e-19), (-1e-3, 1e-3), (0, 5), (5, 25), (-25, 0), (100, 172), (-190, -100), (172, 300)):
    for _ in range(12):
        x = source.uniform(low, high)
        try:
            print(repr(x), math.gamma(x), math.lgamma(x))
        except OverflowError as e:
            print(repr(x), e, math.lgamma(x))
for x in (0.5, 1.5, -0.5, -1.5, 1, 2, 3, 23, 24, 170, 171, 140.5, 1e-308, -1e-308, 1e-20, 2.5e305, 1e300, 199.5, -200.5, -201.5):
    for f in (math.gamma, math.lgamma):
        try:
            print(f.__name__, x, f(x))
        except (OverflowError, ValueError) as e:
            print(f.__name__, x, e)
