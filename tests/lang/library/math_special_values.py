# tests/lang/library/math_special_values.py - every function of math at zeros, infinities, nan, huge and wrong arguments
# swallows: it writes the first letters of the error
import math
vals = (0.0, -0.0, 1, -1, 0.5, 2, 1e-300, 1e300, float("inf"), -float("inf"), float("nan"), 10**400, "x", None, True)
for n in ("acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees", "erf", "erfc", "exp", "exp2", "expm1", "fabs", "factorial", "floor", "frexp", "gamma", "isfinite", "isinf", "isnan", "isqrt", "lgamma", "log", "log10", "log1p", "log2", "modf", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc", "ulp"):
    out = []
    for v in vals:
        try:
            r = getattr(math, n)(v)
            out.append(f"{r:.12g}" if isinstance(r, float) else "big" if isinstance(r, int) and r > 10**30 else repr(r))
        except Exception as e:
            out.append(f"{type(e).__name__[:4]}:{e}")
    print(n, *out, sep="|")
