# tests/lang/builtins/print_arguments.py - print: kinds of sep, end and file, what it calls on the file, errors in the middle
import io, sys
class F:
    def __init__(self): self.log = []
    def write(self, s): self.log.append(s)
    def flush(self): self.log.append("FLUSH")
f = F(); print(1, "a", None, [2], file=f); print(file=f); print("x", end="", file=f, flush=True); print(1, 2, sep="", end="!", file=f); print(1, 2, sep=None, end=None, file=f); print(*[], sep="x", file=f); print(f.log)
class NoWrite: pass
class Bad:
    def write(self, s): raise OSError("full")
class BadStr:
    def __str__(self): raise ValueError("str")
class NoFlush:
    def write(self, s): pass
class Ret:
    def __str__(self): return 5
for k in (dict(sep=1), dict(end=b"x"), dict(file=NoWrite()), dict(file=Bad()), dict(file=5), dict(bogus=1), dict(sep=" ", sep2=1), dict(file=NoFlush(), flush=True), dict(flush="yes", file=F()), dict(file=None, sep="-")):
    try:
        print(1, 2, **k)
    except Exception as e:
        sys.stdout.write(f"{sorted(k)} {type(e).__name__} {e}\n")
f = F()
for v in (BadStr(), Ret()):
    try:
        print("before", v, "after", file=f)
    except Exception as e:
        print(type(e).__name__, e, f.log)
class S(str):
    def __str__(self): return "custom"
    def __repr__(self): return "R"
print(S("raw"), [S("raw")], sep=S("|"), end=S("$\n"))
old = sys.stdout
try:
    sys.stdout = f = F(); print("to f"); sys.stdout = None; print("nowhere"); r = print("x"); del sys.stdout
    try:
        print("x")
    except RuntimeError as e:
        msg = e
finally:
    sys.stdout = old
print(f.log, r, msg)
b = io.StringIO(newline="\r\n"); print("a\nb", file=b); print(repr(b.getvalue()))
