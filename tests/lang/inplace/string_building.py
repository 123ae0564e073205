# tests/lang/inplace/string_building.py - building a string by += never changes another name's string
s = ""
parts = []
for i in range(5):
    s += str(i)
    parts.append(s)
print(parts)
t = s
s += "!"
print(t, s)
def f():
    a = "x"
    for i in range(1000): a += "y"
    b = a
    a += "z"
    return len(b), b[-1], len(a), a[-1]
print(f())
class C: pass
c = C()
c.s = "a"
for _ in range(3):
    old = c.s
    c.s += "b"
    print(old, c.s, end=" ")
d = {"k": ""}
for _ in range(3): d["k"] += "é"
print(d)
u = "abc"
h1 = hash(u)
w = u
u += "d"
print(hash(w) == h1, hash(u) == hash("abcd"), {w: 1}.get("abc"))
