# tests/lang/evalorder/fstring_fields.py - fields of an f-string are evaluated and formatted one after the other
class N:
    def __init__(self, v):
        self.v = v
        print("make", v, end=" ")
    def __format__(self, s):
        print("format", self.v, end=" ")
        return str(self.v)
print(f"{N(1)}-{N(2)}")
def w(v):
    print("width", end=" ")
    return v
print(f"{N(3):{w(5)}}")
