# tests/lang/with/flow_out_of_body.py - return, break and continue leave through __exit__
class M:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0], end="; ")
def f():
    for i in range(3):
        with M():
            if i == 0: continue
            if i == 1: break
    with M():
        return "returned"
print(f())
