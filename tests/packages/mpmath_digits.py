# mpmath: constants, functions, roots, integrals, matrices and series to many digits
from mpmath import (diff, e, exp, factorial, findroot, gamma, identify, inf, lu_solve, matrix, mp, mpc, mpf, mpi, nsum, nstr, pi, polyroots, quad, sin, sqrt, taylor, zeta, iv)

mp.dps = 50
print(pi, +e, sqrt(2), zeta(3), gamma(mpf(1) / 3), exp(mpc(0, 1)), sin(1e6))
print(findroot(lambda x: x ** 3 - 2 * x - 5, 2), nsum(lambda n: 1 / n ** 2, [1, inf]) - pi ** 2 / 6 < 1e-45, nstr(quad(lambda x: exp(-x ** 2), [-inf, inf]) ** 2, 30))
print(polyroots([1, -6, 11, -6]), lu_solve(matrix([[2, 1], [1, 3]]), matrix([3, 5])), diff(sin, 0), taylor(exp, 0, 4), factorial(60))
mp.dps = 15
print(identify(1.4142135623730951), mpf("0.1") + mpf("0.2"), mp.nstr(mpf(10) ** 100, 5), iv.mpf([1, 2]) * iv.mpf([3, 4]), mp.besselj(2, 3.5), mp.hyp2f1(1, 2, 3, 0.5), mp.lambertw(1))
print(mp.zetazero(1), mp.primepi(10000), mp.stirling1(5, 2), mp.bernoulli(30), mp.fib(100), mp.matrix([[1, 2], [3, 4]]) ** -1)
