# what __setstate__ of C data is given, and what it does with a __dict__ that is none
import copy, ctypes, pickle

class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int)]
    def __setstate__(self, *args):
        print("state:", len(args), [type(a).__name__ for a in args])
        super().__setstate__(*args)

p = Point(1, 2)
p.name = "p"
for q in pickle.loads(pickle.dumps(p)), copy.copy(p):
    print(q.x, q.y, q.name)
try:
    p.__reduce__()[0](Point, 5)
except TypeError as e:
    print("TypeError")

class Odd(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int)]
    __dict__ = 5

odd = Odd(3)
for attributes in {}, {"a": 1}:
    try:
        odd.__setstate__(attributes, bytes(4))
    except TypeError as e:
        print(e)
try:
    odd.__setstate__(({"a": 1}, bytes(4)))
except TypeError as e:
    print("TypeError")
