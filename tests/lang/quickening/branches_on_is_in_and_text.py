# tests/lang/quickening/branches_on_is_in_and_text.py - branches on `is`, `in` and the order of text, the types changing at a hot site
def kind(v):
    if v is True: return "true"
    if v is not False and v is not ...: return "other"
    if v is ...: return "dots"
    return "false"

for _ in range(40):
    seen = [kind(v) for v in (True, False, 1, 0, ..., None, "x")]
print(seen)

def same(a, b): return "same" if a is b else "different"
def differ(a, b):
    if a is not b: return "differ"
    return "equal"
x, y = [], []
for _ in range(40):
    seen = same(x, x), same(x, y), differ(x, x), differ(x, y), same([], []), same(1.5 * 2, 3.0)
print(seen)

def member(v, box):
    if v in box: return "in"
    return "out"
def outside(v, box):
    while v not in box: return "out"
    return "in"
class Box:
    def __init__(self, answer): self.answer = answer
    def __contains__(self, v):
        if self.answer is None: raise LookupError("asked for " + repr(v))
        return self.answer
class Iterable:
    def __iter__(self): return iter("abc")
boxes = [(1, [1]), (1, (2,)), ("a", "cab"), ("k", {"k": 1}), (3, {3}), (4, {3}), ("b", Iterable()), (0, Box([])), (0, Box("yes")), (5, range(9))]
for _ in range(30):
    seen = [(member(*b), outside(*b)) for b in boxes]
print(seen)
for bad in ((1, 1), (1, "text"), ([], {}), (7, Box(None))):
    for f in member, outside:
        try:
            f(*bad)
        except Exception as e:
            print(type(e).__name__, e)

def constant(v):
    if v in ("a", "b", 1): return "tuple"
    if v in {"c", 2}: return "set"
    if v not in "defg": return "none"
    return "text"
for _ in range(40):
    seen = [constant(v) for v in ("a", 1, 1.0, "c", 2, "d", "ef", "z")]
print(seen)
try:
    constant([])
except TypeError as e:
    print(e)

class Text(str):
    def __lt__(self, other): return "own"
def order(a, b):
    r = ""
    if a < b: r += "<"
    if a <= b: r += "<="
    if a > b: r += ">"
    if a >= b: r += ">="
    if a == b: r += "=="
    if a != b: r += "!="
    if a < "m": r += "<m"
    if a >= "m": r += ">=m"
    return r
pairs = [("a", "b"), ("b", "a"), ("a", "a"), ("", "x"), ("ab", "a"), ("\u20ac", "z"), ("z", "\U0001f600"), ("\xe9", "e"), ("m", "m")]
for _ in range(30):
    seen = [order(*p) for p in pairs]
print(seen)
print(order(Text("z"), "a"))
for a, b in ((1, 2), ("a", 1)):
    try:
        print(order(a, b))
    except TypeError as e:
        print(e)
print([order(*p) for p in pairs[:3]])

class Loud:
    def __init__(self, n): self.n = n
    def __del__(self): print("gone", self.n)
if Loud(1) is Loud(2): print("never")
if Loud(3) in [Loud(4), None]: print("never")
for i in range(20):
    if (Loud(5) if i == 19 else i) is None: print("never")
