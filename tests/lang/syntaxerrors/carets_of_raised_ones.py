# lang/syntaxerrors/carets_of_raised_ones.py: text and carets of a SyntaxError made by hand: tabs, columns beyond the line, several lines, letters of several bytes
# swallows: a traceback shows what it can
import io
import sys

texts = ("abc", "  a b c\n", "é\tx y", "\ta\tb c\n", "日本 x", "日本 x\n", "", "   ", "ab\ncd", "a\n\n")
for text in texts:
    for offset in (-1, 0, 1, 2, 3, 5, 50, None):
        for end_line, end_offset in ((2, -1), (2, 0), (2, 1), (2, 3), (2, 99), (3, 1), (None, None)):
            e = SyntaxError("m", ("f", 2, offset, text, end_line, end_offset))
            sys.stderr, out = io.StringIO(), sys.stderr
            try:
                sys.excepthook(type(e), e, None)
            finally:
                sys.stderr, out = out, sys.stderr
            print(repr(text), offset, end_line, end_offset)
            print(out.getvalue(), end="")
