# tests/lang/evalorder/del_and_store_targets.py - for targets and with targets are stored each time round, left to right
class L(list):
    def __setitem__(self, i, v):
        print("set", i, v, end="; ")
        super().__setitem__(i, v)
l = L([0, 0])
for l[0], l[1] in [(1, 2), (3, 4)]:
    pass
print(l)
i = 0
i, l[i] = 1, 9
print(i, l)
