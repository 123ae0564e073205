# tests/lang/library/cmath_values.py - complex functions at ordinary and at special values, errors
import cmath
def t(f, *a, **k):
    try: return '%r' % (f(*a, **k),)
    except BaseException as e: return type(e).__name__ + ' ' + str(e)
inf, nan = float('inf'), float('nan')
S = [-inf, -1e308, -2.0, -1.0, -0.5, -0.0, 0.0, 1e-320, 0.5, 1.0, 3.7, 1e200, inf, nan]
for n in ('acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cos', 'cosh', 'exp', 'log', 'log10', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'phase', 'polar', 'isfinite', 'isinf', 'isnan'):
    f = getattr(cmath, n)
    for x in S:
        for y in S:
            if n == 'phase' and y == 1e-320: continue
            print(n, x, y, t(f, complex(x, y)))
    for v in (1, 2.5, True, 'x', None, 10**400, b''): print(n, type(v).__name__, t(f, v))
    print(n, t(f), t(f, 1, 2))
for r in S:
    for p in S: print('rect', r, p, t(cmath.rect, r, p))
for z in (0, 1, -1, 2+3j, 1e300+1e300j):
    for b in (0, 1, 2, 10, 1j, -1, 'x', inf): print('log', z, b, t(cmath.log, z, b))
for a, b, k in ((1, 1, {}), (1, 1.0000000001, {}), (1+1j, 1+1.1j, {'rel_tol': 0.1}), (0, 1e-10, {}), (0, 1e-10, {'abs_tol': 1e-9}), (1, 2, {'rel_tol': -1}), (1, 2, {'abs_tol': -1}), (inf, inf, {}), (inf, -inf, {}), (complex(inf, 1), complex(inf, 2), {}), (nan, nan, {}), (complex(1, inf), complex(1, inf), {}), ('x', 1, {}), (1, 'x', {}), (1, inf, {'rel_tol': 2})): print('isclose', a, b, k, t(cmath.isclose, a, b, **k))
class C:
    def __complex__(self): return 3+4j
class F:
    def __float__(self): return 2.0
class I:
    def __index__(self): return 4
class B:
    def __complex__(self): return 1
for o in (C(), F(), I(), B()): print(type(o).__name__, t(cmath.sqrt, o), t(cmath.rect, o, 1), t(cmath.polar, o))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj, sorted(x for x in dir(cmath) if x[0] != '_'))
print(t(cmath.rect, 1), t(cmath.rect, 'a', 1), t(cmath.isclose, 1), t(cmath.log), t(cmath.log, 1, 2, 3))
