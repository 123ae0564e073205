# tests/lang/strings/maketrans_translate_corners.py - maketrans and translate: kinds of tables, deletions, growth, errors
def t(f, *a):
    try:
        print(ascii(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)
mt = str.maketrans
t(mt, {"a": "b", 99: None, "\u20ac": 5}); t(mt, "abc", "xyz"); t(mt, "abc", "xyz", "de"); t(mt, "ab", "x"); t(mt, {"ab": 1}); t(mt, {1.5: 2}); t(mt, [1]); t(mt, "a"); t(mt, "a", 5); t(mt, "a", "b", 5); t(mt, b"a", b"b"); t(mt); t(mt, "aa", "xy"); t(mt, "a", "b", "a")
s = "abc\u20ac\U0001f600abc"
tr = s.translate
t(tr, {97: "XX", 98: None, 99: 0x1f601}); t(tr, {}); t(tr, {97: -1}); t(tr, {97: 0x110000}); t(tr, {97: 1.5}); t(tr, {97: b"x"}); t(tr, None); t(tr, 5); t(tr, []); t(tr, "x" * 200); t(tr, list(range(100, 400)))
class T:
    def __getitem__(self, k):
        if k > 200: raise LookupError
        if k == 98: raise ValueError("no b")
        return k + 1
t(tr, T()); t("ac".translate, T())
class D(dict):
    def __missing__(self, k): return chr(k).upper() * 2
t(tr, D()); t("".translate, 5); t("aaa".translate, {97: ""}); t("a\xe9".translate, {0xe9: "e", 97: "\xe4"})
bt = bytes.maketrans
t(bt, b"a", b"bc"); t(bt, "a", "b"); t(lambda: bt(b"ab", b"AB")[95:100])
t(b"abc".translate, bt(b"a", b"z")); t(b"abc".translate, None, b"b"); t(lambda: b"abc".translate(None, delete=b"ac")); t(b"abc".translate, b"x"); t(b"abc".translate, None, "a"); t(bytearray(b"abc").translate, bt(b"c", b"d"), b"a")
