# tests/lang/quickening/division_of_large_ints.py - ints beyond 53 bits are divided with one rounding at a site that has seen small ones
def divide(pairs):
    return [(a / b).hex() for a, b in pairs]


def divide_in_place(pairs):
    results = []
    for a, b in pairs:
        a /= b
        results.append(a.hex())
    return results


def by_constant(numbers):
    return [(a / 9007199254740993).hex() for a in numbers]


limit = 2 ** 53
large = [limit - 1, limit, limit + 1, limit + 2, limit + 3, -limit, -limit - 1, 2 ** 61 + 1, 2 ** 62 + 1]
pairs = [(1, 3)] * 5
pairs += [(a, b) for a in large for b in (1, -1, 3, 7, 10)] + [(1, 3)]
pairs += [(a, b) for a in (1, -1, 3, 7, 10) for b in large] + [(1, 3)] * 100
pairs += [(a, b) for a in large for b in large]
print(divide(pairs))
print(divide_in_place(pairs))
print(by_constant([1, 2, 3] * 3 + large + [1, 2, 3] * 50 + large))
