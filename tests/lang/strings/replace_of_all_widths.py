# strings/replace_of_all_widths.py: replace() and count() of str and bytes, for texts, needles and replacements of each width
import random
import zlib

choose = random.Random(5)
crc = 0
for i in range(20000):
    alphabet = choose.choice(["ab", "abc", "a\xe9", "\xe9\xff", "a\u0431\u0432", "a\U0001f600", "abcdefghij"])
    text = "".join(choose.choices(alphabet, k=choose.randrange(choose.choice((5, 40, 90)))))
    old = "".join(choose.choices(alphabet + "z", k=choose.choice((0, 1, 1, 1, 2, 3))))
    new = "".join(choose.choices(alphabet + "x\xe9\u0431", k=choose.choice((0, 0, 1, 1, 2, 3, 9))))
    most = choose.choice((-1, -1, -1, 0, 1, 2, 5))
    result = text.replace(old, new, most)
    as_bytes = text.encode().replace(old.encode(), new.encode(), most)
    assert result == "".join(list(result)) and result.isascii() == all(c < "\x80" for c in result)
    crc = zlib.crc32(ascii((result, text.count(old), as_bytes, text.encode().count(old.encode()))).encode(), crc)
print(crc)
for text in ("ab" * 1000, "a\xe9" * 1000, "\u0431a" * 1000, "\U0001f600a" * 1000):
    for old, new in (("a", "b"), ("a", "\xe9"), ("a", "\u0431"), (text[0], "c"), ("a", ""), ("a", "long one"), (text[:2], "c")):
        print(ascii(text.replace(old, new))[:60], len(text.replace(old, new)), ascii(text.replace(old, new, 3)[:12]))
