# tests/lang/evalorder/truth_asked_once.py - conditions ask each value for its truth once: chains, conditional expressions, and/or inside them
class T:
    def __init__(self, n, yes=True): self.n, self.yes = n, yes
    def __bool__(self): print("?" + self.n, end=" "); return self.yes
    def __lt__(self, o): print(self.n + "<" + o.n, end=" "); return T(self.n + o.n, self.yes)
    def __del__(self): print("-" + self.n, end=" ")
a, b, c, no = T("a"), T("b"), T("c"), T("no", False)
def run(text):
    print(text, end=": ")
    exec(text + "\nprint('|')", globals())
for test in ["a < b < c", "a < no < c", "no < a < b", "(a and no) if b else c", "(no and a) if b else c",
             "a if no else (b or c)", "not (a < b < c)", "(a < b < no) or no", "a and (b if no else c) and no",
             "(a or b) and (no or c)", "(a and b) or (no and c)", "not (a and (no or b))", "T('x') < T('y') < T('z')",
             "no if a else b", "(a if no else no) or b"]:
    run("if %s: print('then', end=' ')\nelse: print('else', end=' ')" % test)
    run("while %s: break" % test)
    run("x = %s" % test)
    run("assert 1 if (%s) else 2" % test)
    run("y = [0 for i in [1] if (%s)]" % test)
    run("x = not (%s)" % test)
    run("try: assert %s\nexcept AssertionError: pass" % test)
x = 0
