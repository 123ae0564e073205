# tests/lang/gc/shutdown_main_module.py - a cycle that is held by the main module is collected at exit, its finalizers run
class C:
    def __init__(self, name): self.name = name
    def __del__(self): print("__del__", self.name)
l = [C("in a list")]
l.append(l)
print("end of the program")
