# tests/lang/format/str_format.py - str.format with positions, names, attributes, items, conversions and nested specs
class P:
    x = 5
    d = {"k": "v"}
    def __getitem__(self, i): return "item %r" % (i,)
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0.x} {0.d[k]} {0[key]} {0[3]}".format(P()))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{:{}}|{:{w}.{p}}".format("a", 4, 3.14159, w=8, p=3), "{{}} {{{}}}".format(1), "{0:{1}{2}}".format(5, ">", 6))
print("{:,} {:.1%} {:#x} {:e}".format(1234567, 0.256, 255, 12.5), "{a[0]} {a[1][x]}".format(a=[1, {"x": 2}]), "{0}{1}".format(*"ab"), "{x}{y}".format(**{"x": 1, "y": 2}))
