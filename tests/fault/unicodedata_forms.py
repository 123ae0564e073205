# tests/fault/unicodedata_forms.py - normal forms and names when any request for memory fails
import unicodedata as u
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    for db in (u, u.ucd_3_2_0):
        s = db.normalize(form, "\xc5\ufb01 A\u030a\u0323 \uac00 \U0002f868" * 3)
        assert db.is_normalized(form, s)
        print(form, len(s), db.name(s[0]), db.lookup("GREEK SMALL LETTER ALPHA"))
try:
    u.lookup("NO SUCH NAME")
except KeyError as e:
    print(e, u.decomposition("\ufb01"), u.category("x"))
