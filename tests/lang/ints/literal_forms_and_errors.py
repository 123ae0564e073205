# tests/lang/ints/literal_forms_and_errors.py - int, float and complex literals: underscores, bases, limits and what follows them directly
import warnings, sys
def t(src):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: r = repr(eval(src))
        except SyntaxError as e: r = f"{e.msg} {e.offset} {e.end_offset}"
        except Exception as e: r = f"{type(e).__name__} {e}"
    print(src[:40], "->", r[:60], [f"{x.category.__name__}: {x.message}" for x in w])
for s in "0 00 0_0 1_000 0x1F 0X1f 0b101 0B1_0 0o17 0O1_7 0x_f 1_ 1__0 _1 0_ 01 0_7 08 09.5 00.5 010e1 1. .5 5.e3 1e5 1E-5 1e+5 1e 1e+ 1_0.0_1e1_0 1._5 1_.5 1e_5 1j 1.5J 0j 1e3j 01j 0xfj 0b1j 1jj 1_j 0x 0b 0o 0b2 0o8 0xg 0b12 0o18 1e1000 1e-1000 .e1 ..1 1..real 1.real 1.0.real 1_000.real 0xfor 1if 1or 1and 1in 1else 1is 1not 0x1for 1.5if 1e5or 1jin 0b1and 0o7or 1a 1_a 1e5x 0b1x 1.x 1.5e 9999999999999999999999 1e16 123456789.123456789 0.1e-6 1_2_3 0b_1_1 0x_A_B 1L 0777 1l 5u".split(): t(s)
t("1if 1else 2"); t("[1for x in [2]]"); t("1or 2"); t("0xfor 1"); t("1in [1]"); t("1is 1"); t("1 if 1else 2"); t("0x1for x in y"); t("9" * 5000); t("0x" + "f" * 5000 + " > 0"); t("1e5000"); t("-" + "1" * 4301); t("1" * 4300 + " > 0")
