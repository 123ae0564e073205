# tests/spine/del_order.py - an object goes at the statement that drops its last reference
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("drop", self.name)


a = Noisy("a")
a = None
print("rebound")
b = Noisy("b")
c = b
del b
print("one name less")
del c
print("both names gone")


def scope():
    x = Noisy("local x")
    y = Noisy("local y")
    print("in scope")


scope()
print("left scope")


def give():
    keep = Noisy("kept")
    lost = Noisy("lost")
    return keep


k = give()
print("given", k.name)
box = [Noisy("box 0"), Noisy("box 1"), Noisy("box 2")]
box[1] = None
print("slot overwritten")
box.pop()
print("popped")
box.clear()
print("cleared")
d = {"one": Noisy("value one")}
d["one"] = Noisy("value two")
print("value replaced")
del d["one"]
Noisy("never bound")
print("after the expression")
outer = Noisy("outer")
outer.inner = Noisy("inner")
del outer
print("outer gone")
try:
    t = Noisy("in try")
    raise ValueError
except ValueError:
    t = Noisy("in except")
print("after try")
for n in Noisy("loop 1"), Noisy("loop 2"):
    pass
n = None
print("end")
