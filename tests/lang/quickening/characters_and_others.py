# quickening/characters_and_others.py: a loop over characters that then is one over other things
def walk(things):
    out = []
    for thing in things:
        out.append(thing)
    return out


for things in ("ascii" * 40, "ascii", "caf\xe9", "ab\u0431", "", b"ab", ["x"], ("y",), {"k": 1}, "again", iter("iter"), range(2)):
    print(ascii(walk(things))[-40:])

it = iter("abcdef")
for c in it:
    print(c, next(it), end=" ")
print(list(it), it.__reduce__())
it = iter("abc")
for c in it:
    if c == "b":
        it.__setstate__(0)
        break
print(list(it))
