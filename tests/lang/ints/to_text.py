# tests/lang/ints/to_text.py - hex, oct, bin and str of ints of all sizes
for n in (0, 255, -255, 2 ** 64, -2 ** 100):
    print(hex(n), oct(n), bin(n), str(n), repr(n))
print(len(str(3 ** 1000)), str(10 ** 50), str(-10 ** 19), int(str(7 ** 200)) == 7 ** 200)
class I:
    def __index__(self): return 10
print(hex(I()), bin(I()))
for f in (hex, oct, bin):
    try:
        f(1.0)
    except TypeError as e:
        print(e)
