# tests/lang/floats/complex_argument_kinds.py - what each method of complex makes of one argument of any kind
def fresh():
    return (1+2j)
class Index:
    def __index__(self): return 1
    def __repr__(self): return "Index()"
values = [None, True, -1, 2**70, 1.5, 'a', b'b', [1], (1, 2), {'k': 1}, {1}, range(2), Index(), ...]
for name in sorted(n for n in vars(complex) if not n.startswith("__")):
    if not callable(getattr(complex, name)):
        continue
    for arguments in [(v,) for v in values]:
        o = fresh()
        try:
            result = getattr(o, name)(*arguments)
            if hasattr(type(result), "__next__"):
                result = list(result)
            text = repr(result) + ' ' + repr(o)
        except Exception as e:
            text = type(e).__name__ + ": " + str(e)
        print(name, arguments, text[:140])
