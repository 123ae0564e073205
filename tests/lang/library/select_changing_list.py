# tests/lang/library/select_changing_list.py - select() looks at a list as it is when an item's turn comes, and takes so many descriptors only
import os, select

out = os.open(os.devnull, os.O_WRONLY)


class Shrinking:
    def __init__(self, list_):
        self.list = list_

    def fileno(self):
        del self.list[-1]
        return out


class Growing(Shrinking):
    def fileno(self):
        if len(self.list) < 4:
            self.list.append(Growing(self.list))
        return out


for kind in (Shrinking, Growing):
    items = []
    items.extend(kind(items) for _ in range(6 if kind is Shrinking else 1))
    first = list(items)
    r, w, x = select.select([], items, [])
    print(kind.__name__, len(items), len(w), w[: len(first)] == first[: len(w)])

print(select.select((), (out,), {})[1] == [out], select.select([], iter([out]), [])[1] == [out])
for bad in ([out] * 2000, [2000], [-1], ["x"], 5):
    try:
        print(len(select.select([], bad, [])[1]))
    except Exception as e:
        print(type(e).__name__, e)
