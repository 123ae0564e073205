# tests/lang/ints/edges_of_machine_words.py - arithmetic across the edges of machine words
for n in (2 ** 31, 2 ** 32, 2 ** 62, 2 ** 63, 2 ** 64, 2 ** 30, 2 ** 60, 2 ** 15):
    for d in (-1, 0, 1):
        v = n + d
        print(v, -v, v + 1 - 1 == v, v * v, v - (-v), (v * 3) // 3 == v, -v // 2, abs(-v) == v)
