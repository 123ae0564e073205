# tests/lang/temporaries/assert_and_conditional.py - what assert and conditional expressions test dies after the test
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
assert T(1)
print("asserted")
x = 1 if T(2) else 2
print("chosen", x)
try:
    assert not T(3), "message"
except AssertionError as e:
    print(e)
