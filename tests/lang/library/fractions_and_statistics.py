# tests/lang/library/fractions_and_statistics.py - exact fractions and simple statistics
from fractions import Fraction as F
print(F(1, 3) + F(1, 6), F("0.125"), F(2.5), F(-4, 6), F(1, 2) ** 3, float(F(1, 4)), F(7, 2) // 1, F(7, 2) % 1, F(1, 2) == 0.5, hash(F(2)) == hash(2), F(22, 7).limit_denominator(5), round(F(5, 2)))
import statistics as s
print(s.mean([1, 2, 3, 4]), s.median([3, 1, 2]), s.mode([1, 1, 2]), s.pstdev([2, 4, 4, 4, 5, 5, 7, 9]))
try:
    F(1, 0)
except ZeroDivisionError as e:
    print(e)
