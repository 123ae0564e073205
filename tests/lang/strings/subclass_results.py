# tests/lang/strings/subclass_results.py - what operations on a subclass of str give: the class or a plain str
class S(str):
    def __repr__(self): return "S(" + str.__repr__(self) + ")"
s = S("abc")
for name, r in [("s", s), ("s[:]", s[:]), ("s+''", s + ""), ("''+s", "" + s), ("s*1", s * 1), ("str(s)", str(s)), ("strip", s.strip()), ("lower", s.lower()), ("replace", s.replace("z", "y")), ("ljust", s.ljust(1)), ("center", s.center(2)), ("zfill", s.zfill(0)), ("expandtabs", s.expandtabs()), ("translate", s.translate({})), ("format", format(s)), ("f", f"{s}"), ("%s", "%s" % s), ("join1", "".join([s])), ("join2", S(",").join("ab")), ("split", s.split()[0]), ("partition", s.partition("z")[0]), ("splitlines", s.splitlines()[0]), ("s.__str__", s.__str__()), ("encode", s.encode()), ("removeprefix", s.removeprefix("q")), ("getnewargs", s.__getnewargs__())]:
    print(name, type(r).__name__, r is s)
class B(bytes): pass
b = B(b"abc")
for name, r in [("b[:]", b[:]), ("b+b''", b + b""), ("strip", b.strip()), ("bytes", bytes(b)), ("replace", b.replace(b"z", b"")), ("join", b"".join([b])), ("ljust", b.ljust(0)), ("translate", b.translate(None)), ("lower", b.lower()), ("split", b.split()[0]), ("center", b.center(1)), ("zfill", b.zfill(2)), ("expandtabs", b.expandtabs())]:
    print(name, type(r).__name__, r is b)
class I(int): pass
i = I(5)
print([type(x).__name__ for x in (i, +i, -i, abs(i), ~i, i + 0, i * 1, int(i), i.__int__(), i.__index__(), round(i), i.conjugate(), i.real, i.numerator, i // 1, i ** 1, i << 0, i | 0, divmod(i, 2)[0], i.__trunc__(), i.__floor__())])
class F(float): pass
f = F(5)
print([type(x).__name__ for x in (f, +f, -f, abs(f), f + 0, float(f), f.__float__(), f.real, f.conjugate(), round(f), round(f, 1), f // 1, F.fromhex("1"), f.__getnewargs__()[0])])
class L(list): pass
l = L([1])
print([type(x).__name__ for x in (l[:], l + l, l * 2, l.copy(), sorted(l), l.__iadd__([1]), l.__imul__(2))])
class T(tuple): pass
u = T((1,))
print([type(x).__name__ for x in (u[:], u + (), u * 1, tuple(u), () + u)])
class D(dict): pass
d = D(a=1)
print([type(x).__name__ for x in (d.copy(), d | d, {} | d, d | {}, D.fromkeys("a"), dict(d), d.__ior__({}))])
class Z(set): pass
z = Z([1])
print([type(x).__name__ for x in (z.copy(), z | z, set() | z, z & z, z.union(), z - z, z ^ z, z.difference([1]))])
class FZ(frozenset): pass
z = FZ([1])
print([type(x).__name__ for x in (z.copy(), z | z, frozenset() | z, z & z, z.union(), frozenset(z))])
class BA(bytearray): pass
z = BA(b"a")
print([type(x).__name__ for x in (z[:], z + b"", z.copy(), z * 1, z.upper(), BA.fromhex("61"), z.__iadd__(b"z"))])
