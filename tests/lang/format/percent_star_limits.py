# tests/lang/format/percent_star_limits.py - a width from the arguments is an index, a precision a C int
import sys

for form in "%*d", "%.*d", b"%*d", b"%.*d":
    for value in sys.maxsize + 1, -sys.maxsize - 2, 2**31 - 2**31 + 3, -5, 2**100:
        try:
            print(form, value, form % (value, 1))
        except OverflowError as e:
            print(form, value, e)
for form in "%.*d", b"%.*d":
    for value in sys.maxsize, 2**31, -2**31 - 1:
        try:
            print(form, value, len(form % (value, 1)))
        except OverflowError as e:
            print(form, value, e)
