# tests/lang/memoryview/memoryview_arity.py - how many arguments each method of memoryview takes, and what it says otherwise
def fresh():
    return memoryview(bytearray(b'abcd'))
for name in sorted(n for n in vars(memoryview) if not n.startswith("__")):
    if not callable(getattr(memoryview, name)):
        continue
    for arguments in [(0,) * n for n in range(6)]:
        o = fresh()
        try:
            result = getattr(o, name)(*arguments)
            if hasattr(type(result), "__next__"):
                result = list(result)
            text = repr(result).split(' at ')[0]
        except Exception as e:
            text = type(e).__name__ + ": " + str(e)
        print(name, arguments, text[:140])
