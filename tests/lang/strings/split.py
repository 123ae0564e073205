# tests/lang/strings/split.py - split by white space drops empties, by separator keeps them
print("  a  b \t\nc ".split(), "".split(), "   ".split(), "".split(","), "a,,b,".split(","))
print(" a b c ".split(None, 1), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), " a b  c ".rsplit(None, 1), "a--b--c".split("--"))
print("a,b".split(",", 0), "a b".split(maxsplit=0), "x".split("x"), "aXbXc".split(sep="X", maxsplit=-1))
for a in ("", 5):
    try:
        "abc".split(a)
    except (ValueError, TypeError) as e:
        print(e)
