# tests/lang/statements/conditional_chains.py - if, elif and else choose the first true branch
def f(n):
    if n < 0: return "negative"
    elif n == 0: return "zero"
    elif n < 10:
        if n % 2: return "small odd"
        else: return "small even"
    else:
        return "big"
print([f(n) for n in (-1, 0, 3, 4, 50)])
if 0: print("never")
elif "": print("never")
elif []: print("never")
else: print("else")
if not (None or 0.0): print("not")
x = 5
if 1 < x < 10 and not x == 7 or False: print("compound")
if x: pass
elif undefined: pass
