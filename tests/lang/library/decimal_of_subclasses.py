# tests/lang/library/decimal_of_subclasses.py - pickling and complex() of a Decimal ask no method of a subclass; what is no fraction
import numbers
import pickle
from decimal import Decimal


class D(Decimal):
    def __str__(self):
        return "text"

    def __float__(self):
        return 99.0


d = D("1.50")
print(d.__reduce__())
print(repr(pickle.loads(pickle.dumps(d))), str(pickle.loads(pickle.dumps(d))))
print(complex(d), d.__complex__(), float(d))


class Ratio(numbers.Rational):
    for name in numbers.Rational.__abstractmethods__:
        locals()[name] = lambda self, *args: 0
    numerator, denominator = "x", 2


for test in (lambda: d == Ratio(), lambda: d < Ratio()):
    try:
        print(test())
    except TypeError as error:
        print(error)
