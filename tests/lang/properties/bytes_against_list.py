# tests/lang/properties/bytes_against_list.py - bytes and bytearray operations agree with lists of ints
state = 8
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n
bad = 0
b, l = bytearray(), []
for step in range(4000):
    op = rnd(10)
    v = rnd(256)
    if op < 3: b.append(v); l.append(v)
    elif op == 3: i = rnd(len(l) + 1); b.insert(i, v); l.insert(i, v)
    elif op == 4 and l: i = rnd(len(l)); bad += b.pop(i) != l.pop(i)
    elif op == 5 and l: i = rnd(len(l)); b[i] = v; l[i] = v
    elif op == 6: a, z = sorted((rnd(len(l) + 1), rnd(len(l) + 1))); b[a:z] = bytes([v, v]); l[a:z] = [v, v]
    elif op == 7 and len(l) > 50: del b[::3], l[::3]
    elif op == 8: b.reverse(); l.reverse()
    elif op == 9 and l: bad += b.find(bytes([v])) != (l.index(v) if v in l else -1) or b.count(v) != l.count(v) or (v in b) != (v in l)
    if step % 100 == 0: bad += list(b) != l or bytes(b) != bytes(l) or b[::-1] != bytes(l[::-1]) or b.hex() != "".join("%02x" % x for x in l)
print(bad, len(b))
