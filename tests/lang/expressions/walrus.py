# tests/lang/expressions/walrus.py - the walrus binds and gives its value
if (n := len("abc")) > 2: print(n)
print([y := 5, y ** 2], (z := 1) + z, [w for v in range(4) if (w := v * 2) > 2], w)
while (line := ["a", "b", ""][n % 3]) != "": print(line); n += 1
def f(x=(d := 7)): return x
print(f(), d, (a := 1, b := 2), a, b)
print(any((hit := x) > 2 for x in [1, 3, 5]), hit)
d = {"k": (v := 9)}
print(d, v, f"{(q := 4)} {q}", (lambda: (inner := 3) + inner)())
