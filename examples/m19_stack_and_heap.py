# M19, stack and heap: calls use a stack of their own; too deep a recursion ends in an error, never in a crash.
class Loop:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)

    def __getattr__(self, name):
        return getattr(self, name)


def down(n):
    return down(n + 1)


nested = []
for _ in range(100000):
    nested = [nested]

for name, act in [("a function", lambda: down(0)), ("repr", lambda: repr(Loop())), ("==", lambda: Loop() == Loop()), ("hash", lambda: hash(Loop())), ("__getattr__", lambda: Loop().x), ("repr of a nested list", lambda: repr(nested))]:
    try:
        act()
        print(name, "ended")
    except RecursionError as e:
        print(f"{name}: {type(e).__name__}")
try:
    compile("(" * 1000 + ")" * 1000, "<nested>", "eval")
except (SyntaxError, MemoryError, RecursionError) as e:
    print("the parser:", type(e).__name__, e.args[0] if e.args else "")
del nested
print("and the program goes on")
