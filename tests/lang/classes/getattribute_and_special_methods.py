# tests/lang/classes/getattribute_and_special_methods.py - __getattribute__ does not see implicit special method calls
class C:
    def __getattribute__(self, n):
        print("<" + n + ">", end=" ")
        return object.__getattribute__(self, n)
    def __len__(self): return 3
    def __call__(self): return "called"
    def __getitem__(self, i): return i
c = C()
print(len(c), c(), c[1], bool(c), str(c)[:10])
print(c.__len__())
c.x = 5
print(c.x, hasattr(c, "nope"))
