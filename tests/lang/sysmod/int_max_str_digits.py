# tests/lang/sysmod/int_max_str_digits.py - sys.set_int_max_str_digits: where the limit holds, and what it says
import sys, ast, json, fractions, decimal
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold, sys.flags.int_max_str_digits)
def attempt(f):
    try: r = f(); print("ok", r if len(str(r)) < 60 else "long")
    except Exception as e: print(type(e).__name__, str(e)[:150])
for bad in (-1, 1, 639, "640", 1.5, None, 2**40): attempt(lambda: sys.set_int_max_str_digits(bad))
attempt(lambda: sys.set_int_max_str_digits()); attempt(lambda: sys.set_int_max_str_digits(maxdigits=700)); print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(640)
ok, big = "9" * 640, "9" * 641
for text in (ok, big, "-" + ok, "-" + big, "_".join(ok), "_".join(big), " " + ok + " ", "0" * 641, "0" * 640 + "1"):
    attempt(lambda: int(text) % 7)
n = 10 ** 639; m = 10 ** 640
for v in (n, m, -n, -m, m - 1, m - 1 + 1):
    for f in (str, repr, lambda x: f"{x}", lambda x: f"{x:d}", lambda x: "%d" % x, lambda x: "%s" % x, lambda x: format(x, ","), lambda x: format(x, "x"), lambda x: "%x" % x, hex, lambda x: "{:e}".format(x), lambda x: "%f" % x, lambda x: str([x]), lambda x: json.dumps(x), lambda x: ascii(x)):
        try: print(len(f(v)), end=" ")
        except Exception as e: print(type(e).__name__, end=" ")
    print()
attempt(lambda: int(big, 16) % 7); attempt(lambda: int(big, 11) % 7); attempt(lambda: int(big, 32) % 7); attempt(lambda: int("1" * 700, 2) % 7); attempt(lambda: int("0" + "7" * 700, 8) % 7); attempt(lambda: int("0x" + big, 0) % 7); attempt(lambda: int(big, 0) % 7)
attempt(lambda: eval(big)); attempt(lambda: ast.literal_eval(big)); attempt(lambda: json.loads(big)); attempt(lambda: json.loads("[" + ok + "]")[0] % 7); attempt(lambda: fractions.Fraction(big)); attempt(lambda: int(decimal.Decimal("1e700")) % 7); attempt(lambda: float(big)); attempt(lambda: complex(big)); attempt(lambda: int(big.encode())); attempt(lambda: int(bytearray(big.encode())))
attempt(lambda: compile("x = 1\ny = " + big, "f", "exec"))
try: compile("x = 1\ny = [" + big + "]", "f", "exec")
except SyntaxError as e: print(e.lineno, e.offset, e.msg[:80], e.end_offset)
sys.set_int_max_str_digits(0); attempt(lambda: len(str(10 ** 5000))); attempt(lambda: int("9" * 5000) % 7)
