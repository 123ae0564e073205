# tests/lang/slices/big_numbers.py - slice bounds beyond machine words are clipped
l = list(range(5))
b = 10 ** 40
print(l[-b:b], l[b:], l[:-b], l[::b], l[::-b], l[b:-b:-1], "abc"[:b], (1, 2)[-b:], range(10)[:b], b"xy"[-b:b])
class I:
    def __index__(self): return 2
print(l[I():], l[:I()], l[I()])
