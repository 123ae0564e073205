# tests/lang/unpacking/swap_and_aliasing.py - simultaneous assignment with overlapping sources, targets that depend on each other, and slices of the same list
a, b = 1, 2; a, b = b, a; print(a, b); a, b, c = b, a, a + b; print(a, b, c)
l = [1, 2, 3, 4]; l[0], l[-1] = l[-1], l[0]; print(l); l[0], l = l, 5; print(l if isinstance(l, int) else "list")
l = [0, 1, 2]; i = 0; i, l[i] = 2, "x"; print(i, l); l[i], i = "y", 0; print(i, l); l[:], x = [9, 8], l[1:]; print(l, x)
d = {}; d["a"], d["b"] = d.get("b"), d.setdefault("a", 1); print(d); k = "k"; k, d[k] = "z", k; print(k, d)
class P: pass
p = P(); p.n = p.m = P(); p.n.v, p.n = 1, P(); print(hasattr(p.n, "v"), p.m.v); n1, n2 = P(), P(); n1.next, n2.next = n2, n1; n1.next.next, n1 = None, n1.next; print(n1 is n2, n1.next)
x = [1, 2, 3]; x[1:2], y = [[5, 6]], x[1]; print(x, y); (x, y), z = (y, x), 3; print(x, y, z); a = a, b = 1, 2; print(a, b); a, b = a = (3, 4); print(a, b); x = x[0] = [0]; print(type(x), x)
f = lambda: (print("called"), [1, 2])[1]; (a, b), (c, d) = f(), f(); print(a, b, c, d); a = b = c = f(); print(a is b is c); s = {1, 2}; s, t = s | {3}, s; print(sorted(s), sorted(t)); *a, b = b, *a; print(a, b); a, *a = 1, 2, 3; print(a)
fib = [0, 1]; u, v = 0, 1
for _ in range(6): u, v = v, u + v; fib.append(v)
print(fib); m = [[1, 2], [3, 4]]; m[0][1], m[1][0] = m[1][0], m[0][1]; print(m); m[0], m[1][:] = m[1], m[0]; print(m)
