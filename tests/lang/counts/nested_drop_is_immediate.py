# tests/lang/counts/nested_drop_is_immediate.py - what an object alone held goes with it, outside first
class T:
    def __init__(self, name, *held): self.name, self.held = name, held
    def __del__(self): print(self.name, end=" ")
t = T("a", T("b", T("c")), T("d"))
shared = t.held[1]
del t
print("| d stays")
del shared
print("|")
