# tests/fault/names_and_codes.py - codecs, importing by hand, weak references, numbers of opcodes when memory runs out anywhere in them
import _codecs
import _imp
import _typing
import _weakref
import errno
import opcode


def codecs():
    def handler(e):
        return "?" * (e.end - e.start), e.end

    _codecs.register_error("mine", handler)
    texts = _codecs.utf_8_decode(b"a\xffb", "mine"), _codecs.ascii_encode("a\xe9b", "mine"), _codecs.utf_16_encode("ab", "strict")[1]
    texts += _codecs.escape_decode(b"\\x41\\n"), _codecs.escape_encode(b"\0'"), _codecs.unicode_escape_decode(b"\\u20ac"), _codecs.raw_unicode_escape_encode("\u20ac")
    table = _codecs.charmap_build("".join(map(chr, range(256))))
    texts += _codecs.charmap_encode("a\xe9", "strict", table), _codecs.charmap_decode(b"a", "strict", {97: "xyz"}), _codecs.utf_7_encode("a\u20ac"), _codecs.utf_7_decode(b"+IKw-")
    texts += _codecs.utf_32_decode(b"a\0\0\0b\0\0\0"), _codecs.lookup("utf-8").name, "a\xe9".encode("latin-1", "mine"), b"abc".decode("utf-16-le", "mine")
    try:
        _codecs.lookup("no such")
    except LookupError as e:
        texts += str(e),
    return texts


def importing():
    return _imp.is_builtin("_imp") != 0, len(_imp.extension_suffixes()) >= 0, _imp.source_hash(1, b"abc"), _imp.is_frozen("no such"), _imp.lock_held()


class Named:
    """Has weak references."""


def references():
    seen = []
    one = Named()
    r = _weakref.ref(one, lambda r: seen.append("gone"))
    p = _weakref.proxy(one, seen.append)
    p.a = 5
    count = _weakref.getweakrefcount(one), len(_weakref.getweakrefs(one)), r() is one, one.a
    table = {r: 1}
    del one
    try:
        p.a
    except ReferenceError as e:
        return count, len(seen), r(), len(table), str(e)


def codes():
    return opcode.opname != [], _typing._idfunc(5), errno.errorcode[2], len(errno.errorcode) > 100


for part in codecs, importing, references, codes:
    print(part.__name__, part())
