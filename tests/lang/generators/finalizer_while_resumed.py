# tests/lang/generators/finalizer_while_resumed.py - what a yield overwrites is finalized while the generator runs, so the finalizer cannot resume it
def make(n):
    class D:
        def __del__(self):
            if self.armed:
                try: print("got", next(g))
                except StopIteration: print("it ended")
                except ValueError as e: print(e)
    def generate():
        for i in range(n):
            x = D()
            x.armed = i == n - 1
            x = yield i
    g = generate()
    for v in g:
        pass
    print("last", v)

for n in range(1, 9):
    make(n)
