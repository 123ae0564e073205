# tests/lang/badinput/isinstance_nested_tuples.py - isinstance with deeply nested tuples of classes is bounded
t = int
for _ in range(50_000): t = (t,)
try:
    print(isinstance("a", t))
except RecursionError as e:
    print(e)
u = int
for _ in range(200): u = (u,)
print(isinstance(1, u), issubclass(bool, u))
