# tests/lang/properties/string_search_against_naive.py - find, rfind, count, replace, split and partition agree with slow versions, at all character widths
state = 5
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n
def find(s, p, a=0):
    for i in range(a, len(s) - len(p) + 1):
        if s[i:i + len(p)] == p: return i
    return -1
def count(s, p):
    n, i = 0, find(s, p)
    while i >= 0: n, i = n + 1, find(s, p, i + len(p))
    return n
def split(s, p):
    out, i = [], 0
    while (j := find(s, p, i)) >= 0: out.append(s[i:j]); i = j + len(p)
    return out + [s[i:]]
bad = 0
for letters in ("ab", "a\xe9", "a\u4e16", "\U0001f600b", "ab\u4e16\U0001f600"):
    for _ in range(250):
        s = "".join(letters[rnd(len(letters))] for _ in range(rnd(40)))
        p = "".join(letters[rnd(len(letters))] for _ in range(1 + rnd(4)))
        i = find(s, p)
        r = max((k for k in range(len(s)) if s[k:k + len(p)] == p), default=-1)
        if s.find(p) != i or s.rfind(p) != r or s.count(p) != count(s, p) or s.split(p) != split(s, p) or s.replace(p, "--") != "--".join(split(s, p)) or (p in s) != (i >= 0): bad += 1
        if s.partition(p) != ((s[:i], p, s[i + len(p):]) if i >= 0 else (s, "", "")) or p.join(s.split(p)) != s: bad += 1
        if s[::-1][::-1] != s or s + p != "".join([s, p]) or (s + p)[len(s):] != p or s.encode().decode() != s or len((s + p) * 3) != 3 * (len(s) + len(p)) or hash(s + "") != hash("".join(list(s))): bad += 1
        a, b = rnd(50) - 5, rnd(50) - 5
        if s[a:b].find(p) >= 0 and a >= 0 and b >= 0 and s.find(p, a, b) != s[a:b].find(p) + a: bad += 1
print(bad)
