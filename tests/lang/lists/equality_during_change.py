# tests/lang/lists/equality_during_change.py - changing a list while it is compared or searched does not crash
class C:
    def __eq__(self, o):
        l.clear()
        return False
l = [C(), C(), C()]
print(5 in l, l)
l = [C(), C()]
print(l == [1, 2], l)
l = [C(), C()]
try:
    print(l.index(7))
except ValueError as e:
    print(e)
l = [1, C(), 3]
try:
    l.remove(3)
    print(l)
except ValueError as e:
    print(e)
