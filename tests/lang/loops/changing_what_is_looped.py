# tests/lang/loops/changing_what_is_looped.py - rebinding the sequence does not disturb the loop
l = [1, 2, 3]
for x in l:
    l = []
    print(x, end=" ")
print(l)
n = 3
for i in range(n):
    n = 10
    print(i, end=" ")
print(n)
