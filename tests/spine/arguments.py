# tests/spine/arguments.py - defaults, keywords, star-arguments, keyword-only and positional-only, and the errors they give
def plain(a, b=2, *rest, c, d=4, **named):
    return (a, b, rest, c, d, sorted(named.items()))


print(plain(1, c=3))
print(plain(1, 20, 30, 40, c=3, e=5))
print(plain(*[1, 2, 3], **{"c": 9, "z": 0}))
print(plain(*(), 7, *[8], c=0, **{}))


def posonly(x, y=1, /, z=2):
    return x, y, z


print(posonly(5), posonly(5, 6, 7), posonly(5, z=0))


def growing(item, box=[]):
    box.append(item)
    return box


print(growing(1), growing(2), growing(3, []), growing(4))


def total(*numbers):
    t = 0
    for n in numbers:
        t += n
    return t


print(total(), total(1), total(*range(101)))

calls = [
    lambda: plain(),
    lambda: plain(1),
    lambda: plain(1, c=2, a=3),
    lambda: posonly(x=1),
    lambda: posonly(1, 2, 3, 4),
    lambda: total(n=1),
    lambda: posonly(1, w=2),
    lambda: total(*5),
]
for call in calls:
    try:
        print(call())
    except TypeError as e:
        print(e)
print((lambda *a, **k: (a, k))(1, two=2), plain.__name__, growing.__defaults__)
