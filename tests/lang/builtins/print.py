# tests/lang/builtins/print.py - print: separators, ends, files, flush, and objects of all kinds
import sys
print()
print(1, "a", None, [2], sep="-", end=".\n")
print("x", "y", sep="", end="")
print(sep="x")
print("to stdout", file=sys.stdout, flush=True)
print(*[1, 2], *"ab", sep="\n")
print("a", end=None, sep=None)
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W()
print("a", 1, sep="|", file=w)
print(w.parts)
for bad in (lambda: print(1, sep=5), lambda: print(1, end=b""), lambda: print(1, foo=2), lambda: print(1, file=5)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(1, file=None)
