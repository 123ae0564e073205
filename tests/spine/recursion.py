# tests/spine/recursion.py - functions that call themselves and each other
def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append(a + c)
        hanoi(n - 1, b, a, c, moves)
    return moves


def permutations(items):
    if len(items) <= 1:
        return [items]
    result = []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            result.append([items[i]] + rest)
    return result


def flatten(thing):
    if not isinstance(thing, list):
        return [thing]
    out = []
    for part in thing:
        out += flatten(part)
    return out


print(factorial(5), factorial(10), factorial(20))
print(ackermann(2, 3))
print(is_even(100), is_odd(7), is_even(33))
print(" ".join(hanoi(3, "A", "B", "C", [])), len(hanoi(6, "A", "B", "C", [])))
print(permutations([1, 2, 3]))
print(len(permutations(list(range(5)))))
print(flatten([1, [2, [3, [4, []]], 5], [[6]]]))
