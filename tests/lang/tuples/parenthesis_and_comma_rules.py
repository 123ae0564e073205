# tests/lang/tuples/parenthesis_and_comma_rules.py - when commas make tuples: returns, subscripts, yields, targets, empty, one-element, in calls
x = 1,; print(x); y = (1); print(y); z = (1,); print(z); print(()); print((), tuple()); w = 1, 2; print(w); a = b = 1, 2; print(a, b)
def f(): return 1,
def g(): yield 1, 2; yield (3,); yield
def h(): return
print(f(), list(g()), h(), (lambda: (1, 2))(), [(1, 2), 3], [1, 2], {(1, 2): 3}[1, 2], "%s %s" % (1, 2), "%s" % ((1, 2),))
class S:
    def __getitem__(self, k): return k
s = S(); print(s[1], s[1,], s[1, 2], s[()], s[(1, 2)], s[1:2], s[1:2, 3], s[...], s[..., 1], s[:], s[::], s[:, :], s[1:2:3, None], s[lambda: 0].__name__, s[*[1, 2]], s[*[]], s[1, *[2]], s[(1, 2), 3])
for i in 1, 2, 3: print(i, end=" ")
for j in 1,: print(j)
print([i for i in (1, 2)], *(1, 2), (yield_ := 5), (q := 1, 2), 1 in (1,), not (), () == (), (1,) * 3, (1, 2) + (3,), (1, 2)[0], (1, 2).count(1), ((((1,),),),))
assert (1 == 1), "msg"
