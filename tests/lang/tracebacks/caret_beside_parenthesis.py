# tests/lang/tracebacks/caret_beside_parenthesis.py - a parenthesis between operand and operator is marked as the operator
import os, sys, tempfile
sources = ["(a) + None", "(a + a) / 0", "((a)) << None", "(x)[5]", "x [ 5 ]", "x[(5)]", "(x) [5]", "x[0]@(1)", '("é") + 1', '"é"+(1)', "(a)  % None",
           "x[1, 2]", "x[(1)+4]", "((1)//(0))", "1 + (a)//0"]
class Shown:
    def write(self, text): print(text.replace(path, "source").replace(__file__, "caret_beside_parenthesis.py"), end="")
    def flush(self): pass
sys.stderr = Shown()
path = tempfile.mkstemp(".py")[1]
for source in sources:
    with open(path, "w") as f:
        f.write(f"a = 1\nx = [1]\n{source}\n")
    try:
        exec(compile(open(path).read(), path, "exec"), {})
    except Exception as e:
        sys.excepthook(type(e), e, e.__traceback__)
os.unlink(path)
