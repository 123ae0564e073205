# tests/lang/ints/digit_limit.py - converting more than 4300 digits is refused unless the limit is changed
import sys
print(sys.get_int_max_str_digits())
for f in (lambda: str(10 ** 5000), lambda: int("1" * 5000)):
    try:
        f()
    except ValueError as e:
        print(e)
print(len(hex(10 ** 5000)), len(str(10 ** 4299)))
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)), int("1" * 5000) % 97)
try:
    sys.set_int_max_str_digits(100)
except ValueError as e:
    print(e)
