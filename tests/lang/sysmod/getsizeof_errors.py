# lang/sysmod/getsizeof_errors.py: an error of __sizeof__() is the program's own; only a TypeError gives way to the default
import sys


class Sized:
    def __init__(self, answer):
        self.answer = answer

    def __sizeof__(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


for answer in OverflowError("mine"), TypeError("mine"), ValueError("mine"), 10 ** 30, -10 ** 30, -1, "x", 1.5:
    for default in (), ("default",):
        try:
            print(answer, sys.getsizeof(Sized(answer), *default))
        except Exception as e:
            print(answer, type(e).__name__, e)
