# tests/lang/library/unicodedata_functions.py - properties, names and normal forms, of Unicode 14 and 3.2
import unicodedata as U
O = U.ucd_3_2_0
def t(f, *a):
    try: r = ascii(f(*a))
    except BaseException as e: r = type(e).__name__ + ' ' + ascii(e)
    print(f.__name__, *[ascii(x) if len(ascii(x)) < 50 else type(x).__name__ for x in a], '->', r)
print(U.unidata_version, O.unidata_version, type(O), U.UCD, sorted(x for x in dir(U) if x[0] != '_'), sorted(x for x in dir(O) if x[0] != '_'))
t(U.UCD); 
try: O.x = 1
except AttributeError as e: print(e)
for m in (U, O):
    for f in ('category', 'bidirectional', 'combining', 'mirrored', 'east_asian_width', 'decomposition', 'decimal', 'digit', 'numeric', 'name', 'lookup'):
        g = getattr(m, f)
        for a in ((), (1,), ('',), ('ab',), (b'a',), (None,), ('a', 1), ('a', 1, 2), ('5',), ('5', 7), ('\u0660',), ('\xb2',), ('\xbd',), ('\u4e00',), ('\uac00',), ('\ud800',), ('\U0010ffff',), ('\n',), ('\u0378',), ('\u0378', 0), ('\u1e9e',), ('\u20bf',), ('\u3400',), ('\U0001f600',), ('\u00c5',), ('\ufb01',), ('(',), ('\u0627',), ('\u0301',), ('\U0002f868',), ('\u0f33',), ('\U00020000',)):
            t(g, *a)
for m in (U, O):
    for n in ('LATIN SMALL LETTER A', 'latin small letter a', 'LINE FEED', 'NULL', 'BELL', 'HANGUL SYLLABLE GAG', 'CJK UNIFIED IDEOGRAPH-4E00', 'CJK UNIFIED IDEOGRAPH-9FFF', 'cjk unified ideograph-4e00', 'KEYCAP DIGIT ONE', 'LATIN SMALL LETTER R WITH TILDE', 'GRINNING FACE', 'x' * 257, 'x' * 300, 'SPACE\0', '', 'ab\u0100', 'LATIN CAPITAL LETTER GHA', 'BITCOIN SIGN'): t(m.lookup, n)
    t(m.lookup, b'SPACE'); t(m.lookup, 5); t(m.lookup, bytearray(b'SPACE'))
    for f in ('NFC', 'NFD', 'NFKC', 'NFKD'):
        for s in ('', 'abc', '\u00c5', 'A\u030a', '\ufb01x', '\uac00\u11a8', '\u1100\u1161', 'a\u0301\u0323', 'a\u0323\u0301', '\u0958', '\U0002f868', '\U0002f91f', '\u1e9b\u0323', '\u2126', '\u0344', '\U0001d15e', '\u1109', 'a\u0345\u0301\u0327', '\U00011938', '\u1b06', '\ua69c', '\U0001f132'):
            t(m.normalize, f, s); t(m.is_normalized, f, s)
    t(m.normalize, 'nfc', 'a'); t(m.normalize, 'NFC'); t(m.normalize, 1, 'a'); t(m.normalize, 'NFC', 1); t(m.is_normalized, 'x', 'a'); t(m.is_normalized, 'NFC', b'a'); t(m.normalize, 'NFX', ''); t(m.is_normalized, 'NFC', '\u0374')
class S(str): pass
t(U.normalize, 'NFC', S('abc')); print(type(U.normalize('NFC', S('abc'))), type(U.normalize('NFC', S('\u2126'))))
