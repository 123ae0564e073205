# tests/lang/strings/append_in_place.py - s += t never changes what somebody else holds
def grow(piece, n):
    s = piece
    kept = []
    for i in range(n):
        if i % 50 == 0:
            kept.append(s)
        s += piece
    return s, [len(k) for k in kept], all(s.startswith(k) for k in kept)
for piece in 'ab', '\xe9', '\u1234x', '\U0001f600':
    s, sizes, same = grow(piece, 200)
    print(len(s), sizes, same, hash(s) == hash(piece * 201), s == piece * 201)
s = 'x'
for c in 'a\xe9\u1234\U0001f600z':
    t = s
    s += c
    print(ascii(t), ascii(s), hash(s) == hash(''.join([t, c])))
d = {}
k = 'key' + str(1)
d[k] = 1
k += 'more'
print(d, k in d, 'key1' in d)
def f(a):
    a += '!'
    return a
word = ''.join(['w', 'o'])
print(f(word), word)
