# tests/lang/evalorder/subscript_assignment_order.py - target objects and keys come after the value, left to right, and each store happens before the next target is evaluated
log = []
class T:
    def __init__(self, n): self.n = n
    def __setitem__(self, k, v): log.append(f"set {self.n}[{k}]={v}")
    def __setattr__(self, a, v):
        if a == "n": object.__setattr__(self, a, v)
        else: log.append(f"set {self.n}.{a}={v}")
    def __delitem__(self, k): log.append(f"del {self.n}[{k}]")
def e(x): log.append(f"eval {x}"); return T(x) if isinstance(x, str) else x
def show(): print(*log, sep="; "); log.clear()
e("a")[e(1)] = e("b")[e(2)] = e(3); show()
e("a").x, e("b")[e(1)] = e(2), e(3); show()
(e("a")[e(1)], *e("b").y), e("c").z = [e(4), e(5)], e(6); show()
e("a")[e(1):e(2):e(3)] = e(4); show()
for e("a")[e(1)], e("b").q in [(1, 2), (3, 4)]: log.append("body")
show()
del e("a")[e(1)], e("b")[e(2)]; show()
[e(9) for e("a")[e(0)] in [7]]; show()
e("a").x = e("b").y = (log.append("value"), 5)[1]; show()
e("a")[e(1)]: e("annotation") = e(2); show()
