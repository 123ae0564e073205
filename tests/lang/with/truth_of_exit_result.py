# tests/lang/with/truth_of_exit_result.py - any true result of __exit__ swallows, any false one does not
class M:
    def __init__(self, r): self.r = r
    def __enter__(self): pass
    def __exit__(self, *a): return self.r
for r in (True, 1, "x", [0], False, 0, None, "", []):
    try:
        with M(r):
            raise ValueError
        print(repr(r), "swallowed")
    except ValueError:
        print(repr(r), "passed on")
