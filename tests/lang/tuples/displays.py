# tests/lang/tuples/displays.py - parentheses, commas and stars in tuple displays
a = 1,
b = 1, 2
print(a, b, (1), (1,), ((),), (*a, *b), (*"ab",), tuple(x for x in range(2)))
def f(): return 1, *b
print(f())
x = *[1], 2
print(x)
for i in 1, *[2], 3:
    print(i, end=" ")
print()
