# tests/lang/expressions/number_literals.py - float, int and complex literals in all forms
print(1., .5, 1e3, 1E-3, 1_0.0_1, 1e1_0, 0.0, 00.5, 1j, 1.5J, 1e2j, 0xFF_FF, 0B1_01, 0O7_7, 1_000, 10_0e-1_0, 0e0, 00, 1.e2)
for s in ("1_.5", "1._5", "1e", "1e+", "1.5_", "0_x1", "0b", "1jj", "0xfg", "1e1.5", "1__2", "0o8", "012", "09.5", "09e1", "09j", "1.2.3", "1if 1 else 2"):
    try:
        print(s, eval(s))
    except SyntaxError as e:
        print(s, "|", e.msg)
