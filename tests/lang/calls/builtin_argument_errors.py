# tests/lang/calls/builtin_argument_errors.py - built-in functions word their argument errors as CPython does
for bad in (lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: abs(), lambda: isinstance(1), lambda: getattr(1), lambda: ord(), lambda: print(foo=1), lambda: sorted([1], foo=2), lambda: int(1, 2, 3), lambda: "a".split(1, 2, 3), lambda: "a".join(), lambda: [].append(1, 2), lambda: {}.get(), lambda: hash(), lambda: pow(1), lambda: divmod(1), lambda: setattr(1, 2), lambda: chr(), lambda: range(), lambda: "a".upper(1), lambda: [].sort(1), lambda: dict.fromkeys(), lambda: round(), lambda: repr(), lambda: iter(), lambda: "x".replace("a"), lambda: "x".encode(1), lambda: [].insert(1), lambda: "x".find()):
    try:
        bad()
        print("no error")
    except TypeError as e:
        print(e)
