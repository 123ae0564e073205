# tests/lang/properties/dict_against_list_model.py - a dict under random work agrees with a list of pairs
state = 12345
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n
def find(pairs, k):
    for i, (q, v) in enumerate(pairs):
        if q == k: return i
    return -1
bad = 0
for kind in range(3):
    d, pairs = {}, []
    for step in range(4000):
        n = rnd(60)
        k = (n, "key%d" % n, (n, str(n)))[kind]
        i = find(pairs, k)
        op = rnd(7)
        if op < 3:
            d[k] = step
            if i >= 0: pairs[i] = (k, step)
            else: pairs.append((k, step))
        elif op == 3:
            if d.pop(k, None) != (pairs.pop(i)[1] if i >= 0 else None): bad += 1
        elif op == 4:
            if d.setdefault(k, -step) != (pairs[i][1] if i >= 0 else -step): bad += 1
            if i < 0: pairs.append((k, -step))
        elif op == 5:
            if (k in d) != (i >= 0) or d.get(k, "no") != (pairs[i][1] if i >= 0 else "no"): bad += 1
        elif d and rnd(10) == 0:
            if d.popitem() != pairs.pop(): bad += 1
        if step % 97 == 0 and (list(d.items()) != pairs or len(d) != len(pairs) or list(reversed(d)) != [p[0] for p in pairs][::-1]): bad += 1
        if step % 1500 == 1499: d.clear(); pairs.clear()
    print(len(d), bad, d == dict(pairs), d.copy() == d)
