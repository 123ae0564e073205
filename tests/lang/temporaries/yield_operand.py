# tests/lang/temporaries/yield_operand.py - a yielded temporary belongs to the consumer
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def gen():
    x = yield T(1)
    print("sent", x.n, end="; ")
    x = yield T(2)
    print("end of gen", end="; ")
g = gen()
next(g)
print("first dropped")
g.send(T(9))
print("second dropped")
next(g, None)
print("end")
