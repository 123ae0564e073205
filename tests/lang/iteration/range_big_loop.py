# tests/lang/iteration/range_big_loop.py - a loop over a range beyond machine words, and one that crosses the edge
for i in range(2 ** 63 - 2, 2 ** 63 + 2):
    print(i, end=" ")
print()
for i in range(-2 ** 63 - 1, -2 ** 63 + 2):
    print(i, end=" ")
print()
for i in range(2 ** 64, 2 ** 64 - 5, -2):
    print(i, end=" ")
print(sum(range(2 ** 62, 2 ** 62 + 4)))
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
