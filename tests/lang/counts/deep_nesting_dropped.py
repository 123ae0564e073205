# tests/lang/counts/deep_nesting_dropped.py - a list nested a million deep is dropped without a crash
# timeout: 240
l = []
for _ in range(1000000):
    l = [l]
print(len(l))
del l
t = ()
for _ in range(300000):
    t = (t,)
del t
d = {}
for _ in range(200000):
    d = {0: d}
del d
print("dropped")
