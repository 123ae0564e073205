# tests/lang/evalorder/augmented_target_once.py - the target of an augmented assignment is evaluated once, before the value
def n(v):
    print(v, end=" ")
    return v
l = [1, 2, 3]
def get():
    print("get", end=" ")
    return l
get()[n(0)] += n(10)
print(l)
class C:
    def __getattr__(self, name):
        print("read", name, end=" ")
        return 1
    def __setattr__(self, name, v): print("write", name, v, end=" ")
c = C()
c.x += n(5)
print()
