# tests/lang/builtins/input_prompts.py - input: prompts of any kind, lines with and without ends, what stands in for stdin and stdout
# swallows: input() ignores what flush() raises, as CPython's does
import io, sys
old_in, old_out = sys.stdin, sys.stdout
class In:
    def __init__(self, *lines): self.lines = list(lines)
    def readline(self): return self.lines.pop(0)
    def fileno(self): raise io.UnsupportedOperation("no fileno")
class Out:
    def __init__(self): self.log = []
    def write(self, s): self.log.append(s)
    def flush(self): self.log.append("flush")
def t(line, *a):
    sys.stdin, sys.stdout = In(line), Out()
    try:
        r = repr(input(*a))
    except BaseException as e:
        r = f"{type(e).__name__} {e}"
    log, sys.stdin, sys.stdout = sys.stdout.log, old_in, old_out
    print(r, log)
t("abc\n"); t("abc"); t("a\r\n"); t("\n"); t(""); t("a\nb\n"); t("x\n", "prompt> "); t("x\n", 5); t("x\n", None); t("x\n", [1]); t("x\n", "a", "b"); t(b"bytes\n"); t(5); t(None)
class BadStr:
    def __str__(self): raise ValueError("s")
t("x\n", BadStr())
for what in ("stdin", "stdout", "stderr"):
    keep = getattr(sys, what)
    try:
        setattr(sys, what, None)
        try:
            r = input()
        except Exception as e:
            r = f"{type(e).__name__} {e}"
        if what != "stdout": delattr(sys, what)
        try:
            r2 = input()
        except Exception as e:
            r2 = f"{type(e).__name__} {e}"
    finally:
        setattr(sys, what, keep)
    print(what, r, r2)
sys.stdin = io.StringIO("one\ntwo\nthree"); print(input(), input("p:"), input())
try:
    input()
except EOFError as e:
    print("EOFError", e)
