# tests/lang/library/binascii_formats.py - base64, hex, uu and quoted-printable both ways, checksums, errors
import binascii
def t(f, *a, **k):
    try:
        print(f.__name__, *[x if len(repr(x)) < 60 else len(x) for x in a], k or '', '->', repr(f(*a, **k)))
    except BaseException as e:
        print(f.__name__, *[x if len(repr(x)) < 60 else len(x) for x in a], k or '', type(e).__name__, e)
from binascii import *
for f in (a2b_uu, b2a_uu, a2b_base64, b2a_base64, a2b_hex, b2a_hex, hexlify, unhexlify, a2b_qp, b2a_qp, crc32, crc_hqx):
    t(f); t(f, None); t(f, 'é'); t(f, 1); t(f, b''); t(f, 'abc'); t(f, bytearray(b'ab')); t(f,b'a',b'b',b'c',b'd',b'e')
for d in (b' ', b'\n', b'!', b'#86)C\n', b'#86)C', b'#8', b'#86)C@', b'#86)Cx', b'M' + b'_' * 60, b'\x80', b'"`', b'`\n', b'"86)C  \r\n', b'"86)C\0', b'#86\nC'):
    t(a2b_uu, d)
for n in (0, 1, 2, 3, 44, 45, 46): t(b2a_uu, bytes(range(n))); t(b2a_uu, bytes(n), backtick=True)
for d in ('YQ==', 'YQ=', 'YQ', 'Y', 'YWI=', 'YWJj', 'YWJjZ', 'YQ==YQ==', '=YQ==', 'Y=Q=', 'Y\nQ\n=\n=\n', '====', 'YQ===', 'YWI=x', 'YWI==', 'Y!Q==', 'YWJj\n', 'YWJj=', '\xff', 'AA=A', 'A===', 'YWJjYWJj====', 'YWJ=j'):
    t(a2b_base64, d); t(a2b_base64, d, strict_mode=True); t(a2b_base64, d.encode('latin1'), strict_mode=1)
for n in range(5): t(b2a_base64, bytes(n)); t(b2a_base64, bytes(range(n)), newline=False); 
t(b2a_base64, b'a', False); t(a2b_base64, 'YQ==', True)
for d in ('', '6', '616', 'zz', '6z', b'AbCd', 'AbCd', '6\xe9'): t(unhexlify, d); t(a2b_hex, d)
for a in ((b'abcdef',), (b'abcdef', ':'), (b'abcdef', b':'), (b'abcdef', ':', 2), (b'abcdef', ':', -2), (b'abcdef', ':', 0), (b'abcdef', ''), (b'abcdef', '::'), (b'abcdef', 5), (b'abcdef', ':', 'x'), (b'', ':'), (b'abcdefg', '-', 4), (b'abcdefg','-',-4), (b'a', ':', 1<<40)): t(hexlify, *a)
t(hexlify, data=b'ab', sep='_', bytes_per_sep=1); t(hexlify, b'abc', bytes_per_sep=2)
for d in (b'a=62c', b'a=\nb', b'a=\r\nb', b'a=', b'a=6', b'a=zz', b'_a_', b'a==3d', b'=', b'a=\rb', b'a=0', b'=4g', b'a = \n b'): t(a2b_qp, d); t(a2b_qp, d, header=True)
for d in (b'a=b', b'a b ', b'a\tb\t\n', b'a\nb\r\nc\rd', b'x' * 100, b'x' * 75 + b'=', b'x' * 76, b'x' * 75, b'.', b'a\n.\nb', b'.\n', b'\xff\x00', b'_', b' ', b'\t', b'a b_c', b'x'*73+b'\xff\xff', b'x'*74+b'\n', b' \n', b'a\r', b'a \r\n', b'\r\n.', b'-- \n'):
    for k in ({}, {'quotetabs': True}, {'istext': False}, {'header': True}): t(b2a_qp, d, **k)
t(b2a_qp, b'a b', True, False, True); t(b2a_qp, data=b'x'); t(a2b_qp, data='x=41')
for d in (b'', b'a', b'hello' * 1000, bytes(range(256))):
    for v in (0, 1, -1, 1 << 32, (1 << 40) + 5, 0xffffffff): t(crc32, d, v); t(crc_hqx, d, v)
t(crc32, b'', 'x'); t(crc_hqx, b''); t(crc_hqx, b'', None)
print(Error.__mro__, Incomplete.__mro__, Error.__module__)
print([x for x in dir(binascii) if x[0] != '_'])
