# tests/lang/temporaries/comprehension_variable.py - the last item of a comprehension dies when the comprehension ends
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def make():
    for i in range(3):
        yield T(i)
print([x.n for x in make()], "end")
print(max(x.n for x in make()), "end")
