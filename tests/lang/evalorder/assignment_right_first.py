# tests/lang/evalorder/assignment_right_first.py - in an assignment the value comes first, then the targets left to right
def n(v):
    print(v, end=" ")
    return v
class C: pass
l, c = [0, 0, 0], C()
def get(x, name):
    print(name, end=" ")
    return x
get(l, "list")[n(0)] = n("value")
print()
get(c, "first").a = get(l, "second")[n(1)] = n("value")
print()
get(l, "a")[n(0)], get(l, "b")[n(1)] = n(10), n(20)
print(l)
