# tests/lang/statements/one_liners.py - several statements on a line, and compound ones in one line
a = 1; b = 2; print(a + b)
if a: print("x"); print("y")
for i in range(2): print(i, end=" "); print("-", end=" ")
print()
while a < 3: a += 1; b -= 1
print(a, b)
class C: x = 1; y = x + 1
print(C.x, C.y)
def f(): x = 1; return x + 1
print(f()); print("end");
try: 1 // 0
except ZeroDivisionError: print("caught")
else: print("else")
finally: print("finally")
with open("one_liners.py") as fl: first = fl.readline(); print(first[:1])
