# tests/lang/strings/translate.py - translate maps code points through a table, maketrans makes one
t = str.maketrans("abc", "xyz", "d")
print("abcd-e".translate(t), t)
print("hello".translate({ord("l"): None, ord("o"): "0!", 104: 72}), str.maketrans({"a": 1, 98: "two"}))
for bad in (lambda: str.maketrans("a", "bc"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans(5), lambda: "a".translate({97: 1.5})):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(e)
