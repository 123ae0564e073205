# tests/lang/generators/yield_from_iterator_without_send.py - sending a value through yield from to an iterator without send is an AttributeError
def outer():
    yield from iter([1, 2, 3])
it = outer()
print(next(it), it.send(None))
try:
    it.send("x")
except AttributeError as e:
    print(e)
class I:
    def __iter__(self): return self
    def __next__(self): return 1
    def send(self, v): return ("sent", v)
    def throw(self, *a): return ("thrown", len(a))
    def close(self): print("closed")
def o2(): yield from I()
it = o2()
print(next(it), it.send("x"), it.throw(ValueError), it.close())
