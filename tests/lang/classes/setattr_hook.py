# tests/lang/classes/setattr_hook.py - __setattr__ and __delattr__ see every binding and deletion on the instance
class C:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value * 2)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
c = C()
c.a = 5
print(c.a)
del c.a
try:
    del c.a
except AttributeError as e:
    print(e)
object.__setattr__(c, "b", 1)
print(c.b)
