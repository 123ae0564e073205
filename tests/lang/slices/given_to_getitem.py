# tests/lang/slices/given_to_getitem.py - subscripts pass slices and tuples of slices to __getitem__
class C:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
c = C()
print(c[1], c[1:2], c[::], c[1:2, 3], c[..., None], c[()], c[:, 1:], c[1,], c[*[1, 2]], c[-1:])
c[1:2] = 5
del c[::2]
c[0, ...] = 1
