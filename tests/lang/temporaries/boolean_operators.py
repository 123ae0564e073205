# tests/lang/temporaries/boolean_operators.py - the losing operand of and/or dies at once
class T:
    def __init__(self, n, truth): self.n, self.truth = n, truth
    def __bool__(self): return self.truth
    def __del__(self): print("del", self.n, end="; ")
x = T(1, False) or T(2, True)
print("or", x.n)
x = T(3, True) and T(4, False)
print("and", x.n)
x = None
print("dropped")
if T(5, True) and T(6, True):
    print("both")
if T(7, True) if T(8, False) else T(9, True):
    print("chosen")
while T(10, False):
    pass
print("end")
