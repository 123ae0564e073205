# tests/lang/tracebacks/filename_that_is_no_str.py - a SyntaxError shows its file name, whatever that is
import io, sys

class Name:
    def __str__(self):
        return "shown"

class Bad:
    def __str__(self):
        raise ValueError

for name in (b"bytes", None, 5, Name(), "plain"):
    for line in (123, 0):
        sys.stderr = io.StringIO()
        sys.excepthook(SyntaxError, SyntaxError("msg", (name, line, 0, "text")), None)
        text, sys.stderr = sys.stderr.getvalue(), sys.__stderr__
        print(text, end="")
