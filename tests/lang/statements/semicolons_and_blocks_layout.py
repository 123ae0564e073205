# tests/lang/statements/semicolons_and_blocks_layout.py - statements on one line, blocks after colons, continuation lines, blank lines and comments
a = 1; b = 2; print(a + b);
if a: print("one"); print("two")
else: print("never")
for i in range(2): print(i, end=" "); print("x", end=" ")
print()
while a: a -= 1; print("w")
def f(): x = 1; return x
class C: y = 1; z = y + 1
print(f(), C.z)
try: 1 / 0
except ZeroDivisionError: print("caught"); b = 5
else: print("no")
finally: print("fin"); print(b)
with open(__file__) as h: l = h.readline(); print(l[:8])
if b == 5 \
   and True: print("continued")
x = (1,  # comment inside

     # blank line above
     2
     )
print(x, [
], {
    "k":
        1
},)
def g(
    a,
    *,
    k=1,
): return a, \
    k
print(g(
    2
))
if True:
        print("eight")
        if True:
         print("nine")
        print("back")
def h():
	return "tab"
print(h())
# a comment at the end of a block
if 1:
    pass
    # comment deeper
# comment outdented
    print("still inside")
lam = lambda: (1,
   2); print(lam())
assert True, "x"; del x; print("x" in globals())
print("""a
  b""", 'c\
d')
