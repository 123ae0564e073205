# tests/lang/strings/join.py - join accepts any iterable of strings and names the wrong item
print(",".join(["a", "b"]), "".join("abc"), "-".join(x for x in "xyz"), repr(",".join([])), ",".join({"k": 1}), "\u4e16".join("ab"))
for bad in (["a", 1], [None], 5, [b"x"]):
    try:
        ",".join(bad)
    except TypeError as e:
        print(e)
