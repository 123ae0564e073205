# tests/lang/floats/complex_text_and_arithmetic.py - complex: repr of signs and specials, parsing, powers, division, comparisons, errors
z = [0j, -0j, complex(-0.0, 0.0), complex(0.0, -0.0), complex(-0.0, -0.0), 1j, -1j, 1 - 1j, complex("inf"), complex("nan"), complex("-infj"), complex(1, float("nan")), 1e100 + 1e-100j, complex(float("inf"), -float("inf"))]
for x in z:
    print(repr(x), str(x), x.real, x.imag, -x, x.conjugate(), bool(x), eval(repr(x).replace("inf", "float('inf')").replace("nan", "float('nan')")) if "inf" not in repr(x) and "nan" not in repr(x) else "")
for s in ("1", "j", "-j", "+1j", "1+j", "1-2j", "(1+2j)", " ( 1+2j ) ", "1 + 2j", "1+2", "1j+2", "infj", "nan-infj", "1e5-2e-3j", "1_0+2_0j", "", "()", "(1", "1+2jj", "++1j", "1e", ".5j", "j1", "1+-2j", "(1+2j)x", "\u0661+\u0662j", "J", "1E5J"):
    try:
        print(ascii(s), complex(s))
    except ValueError as e:
        print(ascii(s), e)
for f in ("complex(1, 2)", "complex(1j, 2j)", "complex('1', 2)", "complex(1, '2')", "complex([])", "complex(1, [])", "complex(real=3)", "complex(imag=3)", "complex(1, 2, 3)", "complex(None)", "complex(10**400)", "(1+2j) * (3-4j)", "(1+2j) / (3-4j)", "1j / 0", "0j ** 0", "0j ** -1", "0j ** 1j", "(1+1j) ** 2", "(1+1j) ** -2", "(1+1j) ** 100", "(1+1j) ** 101.0", "(1+1j) ** (2+1j)", "1j ** 0.5", "abs(3+4j)", "abs(complex('inf+nanj'))", "abs(1e308+1e308j)", "1j < 2", "1j == 1j", "1+0j == 1", "1+0j == True", "int(1j)", "float(1j)", "round(1j)", "hash(1j) == hash(1j)", "1j + '1'", "2 ** 1j", "pow(1j, 2, 3)", "1j .__coerce__", "complex.__getnewargs__(1+2j)", "sum([1j, 2, 3.5])", "(2+0j) ** 3", "1e200j * 1e200j", "1j * float('inf')", "(1+2j) - (1+2j)", "+(1-0j)", "complex(1).__complex__()", "complex(True)", "'%s' % (1-0j)", "1j .real", "divmod(1, 1j)", "sorted([1j, 2j])", "max(1j, 2)", "bytes(1j)", "[0] * 1j", "range(1j)"):
    try:
        print(f, "=", eval(f))
    except Exception as e:
        print(f, type(e).__name__, e)
class C:
    def __init__(self, v): self.v = v
    def __complex__(self): return self.v
class FL:
    def __float__(self): return 2.5
class CS(complex): pass
for v in (C(1 + 2j), C(5), C(None), FL(), CS(3j)):
    try:
        print(complex(v), complex(1, v) if not isinstance(v, C) else "", type(complex(v)))
    except TypeError as e:
        print(e)
