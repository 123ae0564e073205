# tests/lang/tracebacks/with_statement.py - an exception in a with body shows the line of the body
class M:
    def __enter__(self): return self
    def __exit__(self, *a): return False
with M() as m:
    x = 1
    m.y + 1
