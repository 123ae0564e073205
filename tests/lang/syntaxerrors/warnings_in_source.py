# tests/lang/syntaxerrors/warnings_in_source.py - suspicious sources warn when compiled, and the warning can be an error
import sys, warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    for s in ("x is 1", "x is not 'a'", "'a'()", "[1][1, 2]", "assert (x, 'y')", "'\\d'", "b'\\q'", "1if x else 2", "(1)(2)"):
        compile(s, "<w>", "exec")
    for x in w:
        print(x.category.__name__, x.message, x.lineno)
