# tests/lang/classes/operator_fallback_table.py - binary operators between classes with left, right, both, None and NotImplemented methods
import operator
kinds = {"left": dict(__add__=lambda s, o: "L", __lt__=lambda s, o: "lt"), "right": dict(__radd__=lambda s, o: "R", __gt__=lambda s, o: "gt"), "both": dict(__add__=lambda s, o: "BL", __radd__=lambda s, o: "BR", __lt__=lambda s, o: "Blt", __gt__=lambda s, o: "Bgt"), "ni": dict(__add__=lambda s, o: NotImplemented, __radd__=lambda s, o: NotImplemented, __lt__=lambda s, o: NotImplemented), "none": dict(__add__=None, __radd__=None, __lt__=None, __gt__=None), "raise": dict(__add__=lambda s, o: 1 / 0, __radd__=lambda s, o: [][0]), "empty": {}, "inplace": dict(__iadd__=lambda s, o: "I"), "ini": dict(__iadd__=lambda s, o: NotImplemented, __add__=lambda s, o: "after I")}
cls = {k: type(k, (), d) for k, d in kinds.items()}
subs = {k: type("sub" + k, (c,), {}) for k, c in cls.items()}
def t(f, *a):
    try: return f(*a)
    except Exception as e: return f"{type(e).__name__}: {e}"
for a in cls:
    for b in cls:
        print(a, b, "|", t(operator.add, cls[a](), cls[b]()), "|", t(operator.iadd, cls[a](), cls[b]()), "|", t(operator.lt, cls[a](), cls[b]()))
    print(a, "sub", t(operator.add, cls[a](), subs[a]()), t(operator.add, subs[a](), cls[a]()), t(operator.add, cls[a](), 1), t(operator.add, 1, cls[a]()), t(operator.add, [1], cls[a]()), t(operator.iadd, [1], cls[a]()), t(operator.add, "s", cls[a]()))
class LL(list):
    def __radd__(self, o): return "radd"
    def __rmul__(self, o): return "rmul"
print(t(operator.add, [1], LL()), t(operator.iadd, [1], LL([2])), t(operator.mul, 2, LL([1])), t(operator.mul, LL([1]), 2), t(operator.concat, [1], LL([3])), t(operator.mul, [1], LL()), t(operator.add, (1,), [1]), t(operator.mul, "a", 1.5), t(operator.mul, "a", "b"), t(operator.add, None, None))
