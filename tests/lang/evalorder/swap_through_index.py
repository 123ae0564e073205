# tests/lang/evalorder/swap_through_index.py - in a[i], i = ... the index is read before i is bound
i = 0
a = [10, 20]
a[i], i = 99, 1
print(a, i)
i, a[i] = 0, 77
print(a, i)
x = [0, 1]
i = 0
i = x[i] = 1
print(x, i)
