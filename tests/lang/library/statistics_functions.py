# tests/lang/library/statistics_functions.py - statistics: averages, spreads, quantiles, regression, NormalDist, errors
import statistics as s
from statistics import *
from fractions import Fraction as F
from decimal import Decimal as D
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: mean([1, 2, 3, 4]), lambda: mean([1, 2.5]), lambda: mean([F(1, 2), F(1, 3)]), lambda: mean([D("0.1"), D("0.2")]), lambda: mean([]), lambda: fmean([1, 2, 4]), lambda: fmean([1, 2], [3, 1]), lambda: fmean([]), lambda: fmean([1], [0]), lambda: geometric_mean([2, 8]), lambda: geometric_mean([-1]), lambda: harmonic_mean([2, 6]), lambda: harmonic_mean([0, 1]), lambda: harmonic_mean([-1]), lambda: harmonic_mean([1, 2], weights=[1, 3]), lambda: median([3, 1, 2]), lambda: median([1, 2, 3, 4]), lambda: median_low([1, 2, 3, 4]), lambda: median_high([1, 2, 3, 4]), lambda: median_grouped([1, 2, 2, 3]), lambda: median([]), lambda: mode([1, 1, 2]), lambda: mode("aab"), lambda: mode([]), lambda: multimode("aabbc"), lambda: multimode([]), lambda: stdev([1, 2, 3, 4]), lambda: stdev([1]), lambda: pstdev([1, 2, 3, 4]), lambda: variance([1, 2, 3, 4]), lambda: variance([F(1), F(2)]), lambda: pvariance([1, 2, 3], 2), lambda: variance([1, 2], xbar=1), lambda: quantiles([1, 2, 3, 4, 5]), lambda: quantiles([1, 2, 3, 4, 5], n=10, method="inclusive"), lambda: quantiles([1]), lambda: quantiles([1, 2], n=0), lambda: quantiles([1, 2], method="x"), lambda: covariance([1, 2, 3], [1, 5, 7]), lambda: correlation([1, 2, 3], [1, 5, 7]), lambda: correlation([1, 1], [1, 2]), lambda: linear_regression([1, 2, 3], [2, 4, 6]), lambda: linear_regression([1, 2], [1, 3], proportional=True), lambda: linear_regression([1], [1]), lambda: NormalDist(0, 1).cdf(1), lambda: NormalDist(5, 2).pdf(5), lambda: NormalDist(5, 2).inv_cdf(0.3), lambda: NormalDist().inv_cdf(1), lambda: NormalDist(0, -1), lambda: NormalDist.from_samples([1, 2, 3]), lambda: NormalDist(1, 2) + NormalDist(3, 4), lambda: NormalDist(1, 2) * 3, lambda: NormalDist(1, 2) - 5, lambda: NormalDist(1).overlap(NormalDist(2)), lambda: NormalDist(1).zscore(3), lambda: NormalDist(5).quantiles(3), lambda: NormalDist(1, 2) == NormalDist(1, 2), lambda: NormalDist().samples(2, seed=1), lambda: mean(["a"]), lambda: median(["a", "b", "c"]), lambda: mean([1e308, 1e308]), lambda: mean([True, False]),):
    t(f)
