# tests/lang/library/copy_module.py - copy and deepcopy of containers, instances and cycles
import copy
class C:
    def __init__(self, v): self.v = v
l = [1, [2], {"k": [3]}, (4, [5]), C([6])]
s, d = copy.copy(l), copy.deepcopy(l)
print(s == l, s[1] is l[1], d[1] is l[1], d[2]["k"] is l[2]["k"], d[3][1] is l[3][1], d[4].v, d[4].v is l[4].v)
cyc = [1]; cyc.append(cyc)
c2 = copy.deepcopy(cyc)
print(c2[1] is c2, c2 is not cyc, copy.copy((1, 2)) == (1, 2), copy.deepcopy("s"), copy.copy({1}) == {1})
class Own:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(Own()), copy.deepcopy([Own()]))
class Sl:
    __slots__ = ("a",)
x = Sl(); x.a = [1]
y = copy.deepcopy(x)
print(y.a, y.a is x.a)
