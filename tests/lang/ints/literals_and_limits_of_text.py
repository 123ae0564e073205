# tests/lang/ints/literals_and_limits_of_text.py - the 4300-digit limit: who meets it, what it says, how it is changed
import sys, json, decimal, ast, fractions
def t(f):
    try:
        r = f(); print(r if not isinstance(r, (int, str)) or len(str(r)) < 80 else "long")
    except Exception as e:
        print(type(e).__name__, str(e)[:130])
big = 10**5000
sys.set_int_max_str_digits(640)
b2 = 10**700
for f in (lambda: str(b2), lambda: repr(b2), lambda: f"{b2}", lambda: f"{b2:d}", lambda: f"{b2:,}", lambda: "%d" % b2, lambda: "%s" % b2, lambda: hex(b2)[:9], lambda: f"{b2:x}"[:9], lambda: bin(b2)[:9], lambda: oct(b2)[:9], lambda: "%x" % b2 != "", lambda: int("1" * 641), lambda: int("1" * 640) > 0, lambda: int("-" + "1" * 640) < 0, lambda: int("1_" * 639 + "1") > 0, lambda: int(" " + "1" * 641), lambda: int("1" * 641, 3), lambda: int("1" * 5000, 16) > 0, lambda: int("1" * 5000, 2) > 0, lambda: int("1" * 5000, 32) > 0, lambda: int(b"1" * 641), lambda: eval("1" * 641), lambda: eval("0x" + "1" * 5000) > 0, lambda: ast.literal_eval("1" * 641), lambda: json.loads("1" * 641), lambda: json.dumps(b2), lambda: float("1" * 641), lambda: fractions.Fraction("1" * 641), lambda: b2.__format__("d"), lambda: print(b2), lambda: [b2].__repr__(), lambda: compile("x = " + "1" * 641, "f", "exec"), lambda: sys.set_int_max_str_digits(639), lambda: sys.set_int_max_str_digits(-1), lambda: sys.set_int_max_str_digits("x"), lambda: sys.set_int_max_str_digits(maxdigits=700), lambda: sys.get_int_max_str_digits(), lambda: len(f"{10**699}"), lambda: sys.set_int_max_str_digits(0), lambda: len(str(big)), lambda: int("1" * 6000) % 7, lambda: sys.flags.int_max_str_digits, lambda: sys.int_info.default_max_str_digits, lambda: hash(big), lambda: big % 1000007, lambda: 10**640 == int("1" + "0" * 640)):
    t(f)
