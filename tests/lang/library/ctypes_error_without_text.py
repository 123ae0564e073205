# lang/library/ctypes_error_without_text.py: the error of a conversion is told as ArgumentError or RuntimeError, also when it has no text to tell
import ctypes


class Mute:
    def __repr__(self):
        raise ZeroDivisionError


class Refuses:
    @classmethod
    def from_param(cls, value):
        raise KeyError(Mute())


class Inner(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int)]

    def __init__(self, *args):
        raise KeyError(*args)


class Outer(ctypes.Structure):
    _fields_ = [("inner", Inner)]


def show(call, *args):
    try:
        print(call(*args))
    except Exception as e:
        print(type(e).__name__, e)


atoi = ctypes.CDLL(None).atoi
atoi.argtypes = [Refuses]
show(atoi, 5)
show(Outer, (Mute(),))
show(Outer, (1,))
