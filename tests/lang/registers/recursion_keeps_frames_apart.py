# tests/lang/registers/recursion_keeps_frames_apart.py - each activation has its own locals and temporaries
def perm(items, chosen=()):
    if not items: return [chosen]
    out = []
    for i, x in enumerate(items):
        rest = items[:i] + items[i + 1:]
        out += perm(rest, chosen + (x,)) + []
    return out
print(len(perm([1, 2, 3, 4])), perm([1, 2, 3])[3])
def tree(n, path=""):
    return [path] if n == 0 else tree(n - 1, path + "l") + tree(n - 1, path + "r")
print(tree(3))
def mutual(n, acc):
    acc.append(n)
    return other(n - 1, acc + [n * 10]) if n else acc
def other(n, acc): return mutual(n, acc) + [n]
print(mutual(3, []))
def depth(n):
    x = [n]
    if n: depth(n - 1)
    return x[0] == n
print(depth(300))
