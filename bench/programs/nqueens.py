"""n-queens: all ways to place n queens, with sets and generators, and again with bits."""
import sys


def solutions(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset()):
    if row == n:
        yield ()
        return
    for column in range(n):
        if column in columns or row + column in up or row - column in down:
            continue
        for rest in solutions(n, row + 1, columns | {column}, up | {row + column}, down | {row - column}):
            yield (column,) + rest


def count(full, columns=0, left=0, right=0):
    if columns == full:
        return 1
    total = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        total += count(full, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 11
found = list(solutions(n))
print(n, len(found), found[0], found[-1])
checksum = 0
for s in found:
    for column in s:
        checksum = (checksum * 7 + column) % 1000003
print(checksum)
print(n + 2, count((1 << n + 2) - 1))
