# tests/lang/bytes/bytes_arity.py - how many arguments each method of bytes takes, and what it says otherwise
def fresh():
    return b'abc'
for name in sorted(n for n in vars(bytes) if not n.startswith("__")):
    if not callable(getattr(bytes, name)):
        continue
    for arguments in [(0,) * n for n in range(6)]:
        o = fresh()
        try:
            result = getattr(o, name)(*arguments)
            if hasattr(type(result), "__next__"):
                result = list(result)
            text = repr(result)
        except Exception as e:
            text = type(e).__name__ + ": " + str(e)
        print(name, arguments, text[:140])
