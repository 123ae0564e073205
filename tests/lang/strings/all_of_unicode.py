# tests/lang/strings/all_of_unicode.py - predicates and case maps of every code point, by digest
# timeout: 60
# presets: only release
import hashlib
every = [chr(c) for c in range(0x110000)]
for name in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii"):
    f = getattr(str, name)
    hits = [c for c, x in enumerate(every) if f(x)]
    print(name, len(hits), hashlib.md5(repr(hits).encode()).hexdigest())
for name in ("upper", "lower", "title", "capitalize", "swapcase", "casefold"):
    f = getattr(str, name)
    changed = [(c, ascii(f(x))) for c, x in enumerate(every) if f(x) != x]
    print(name, len(changed), hashlib.md5(repr(changed).encode()).hexdigest())
seps = [c for c, x in enumerate(every) if len(("a" + x + "b").split()) == 2]
ends = [c for c, x in enumerate(every) if len(("a" + x + "b").splitlines()) == 2]
print([hex(c) for c in seps]); print([hex(c) for c in ends])
print(hashlib.md5(repr([repr(x) for x in every if not 0xd800 <= ord(x) < 0xe000]).encode()).hexdigest())
digits = [(c, int(x)) for c, x in enumerate(every) if x.isdecimal()]
print(len(digits), hashlib.md5(repr(digits).encode()).hexdigest())
