# tests/lang/methods/_methods.py - calls each method of a type, and prints what it returned or what it said
class Index:
    def __index__(self): return 1
    def __repr__(self): return "Index()"

def call_each(type_, fresh, all_arguments, show):
    """Each method with each tuple of arguments, on an object of its own. show(result, object): the line's end."""
    for name in sorted(n for n in vars(type_) if not n.startswith("__")):
        if not callable(getattr(type_, name)):
            continue
        for arguments in all_arguments:
            o = fresh()
            try:
                result = getattr(o, name)(*arguments)
                if hasattr(type(result), "__next__"):
                    result = list(result)
                text = show(result, o)
            except Exception as e:
                text = type(e).__name__ + ": " + str(e)
            print(name, arguments, text[:140])

def argument_kinds(type_, fresh, show=lambda result, o: repr(result) + ' ' + repr(o)):
    values = [None, True, -1, 2**70, 1.5, 'a', b'b', [1], (1, 2), {'k': 1}, {1}, range(2), Index(), ...]
    call_each(type_, fresh, [(v,) for v in values], show)

def arity(type_, fresh, show=lambda result, o: repr(result)):
    call_each(type_, fresh, [(0,) * n for n in range(6)], show)

def of_module(module, skip=(), values=None, most=3):
    """Each function of a module with up to `most` zeroes, and with one argument of each kind. What it returns is shown when it is plain."""
    values = [None, True, -1, 2**70, 1.5, 'a', b'b', [1], (1, 2), {'k': 1}, {1}, Index(), ...] if values is None else values
    plain = (int, float, complex, str, bytes, list, tuple, type(None), dict)
    for name in sorted(vars(module)):
        f = getattr(module, name)
        if name.startswith("__") or name in skip or not callable(f) or isinstance(f, type):
            continue
        for arguments in [(0,) * n for n in range(most + 1)] + [(v,) for v in values]:
            try:
                result = f(*arguments)
                text = repr(result) if isinstance(result, plain) and ' at 0x' not in repr(result) else type(result).__name__
            except Exception as e:
                text = type(e).__name__ + ": " + str(e)
            print(name, arguments, text[:140])
