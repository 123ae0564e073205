# tests/lang/temporaries/exit_order_of_module.py - what a module's names hold is dropped at exit, in order of binding
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
z = T("first bound")
a = T("second bound")
_private = T("private bound")
m = T("last bound")
print("end of module")
