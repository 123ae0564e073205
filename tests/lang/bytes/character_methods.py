# tests/lang/bytes/character_methods.py - ASCII case, predicates and padding of bytes: every byte, and what is not ASCII
every = bytes(range(256))
for name in ("upper", "lower", "swapcase", "title", "capitalize"):
    print(name, getattr(every, name)()[60:130], getattr(every, name)()[128:] == every[128:], getattr(bytearray(b"hello wORLD it's 3x"), name)())
for name in ("isalpha", "isalnum", "isdigit", "isspace", "isupper", "islower", "istitle", "isascii"):
    print(name, bytes(c for c in every if getattr(bytes([c]), name)())[:70], getattr(b"", name)(), [getattr(x, name)() for x in (b"Ab Cd", b"ab1", b"\xe9", b" \t\n\r\x0b\x0c", b"A1", b"a1", b"1")])
print(every.strip(bytes(range(100)))[:3], b" \x0b\x0cx\x00 ".strip(), b"xxyxx".lstrip(b"x"), b"xxyxx".rstrip(b"xy"), b"abc".strip(b""))
print(repr(every))
print(b"a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h".splitlines(), b"a\n\n".splitlines(True), b"".splitlines(), bytearray(b"x\r").splitlines(keepends=1))
for f in ("ord(b'ab')", "ord(b'')", "ord(bytearray(b'x'))", "b'a'.upper(1)", "b'x' 'y'", "b'\\xg'", "b'\u20ac'", "b'a' % 1", "b'%s' % 'x'", "b'%b' % 5", "b'%c' % 256", "b'%c' % b'ab'", "b'%d' % '1'", "b'%(a)s' % {'a': 1}", "b'%(a)s' % {b'a': b'ok'}", "b'%r %a' % ('\u20ac', b'x')", "b'%5b|%-5s|%.1b' % (b'a', b'b', b'cd')"):
    try:
        print(f, eval(f))
    except Exception as e:
        print(ascii(f), type(e).__name__, ascii(e.args[0]))
