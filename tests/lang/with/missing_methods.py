# tests/lang/with/missing_methods.py - an object without the protocol is refused
class E:
    def __enter__(self): pass
class X:
    def __exit__(self, *a): pass
for o in (5, E(), X()):
    try:
        with o:
            print("never")
    except TypeError as e:
        print(e)
class I: pass
i = I()
i.__enter__ = i.__exit__ = lambda *a: None
try:
    with i: pass
except TypeError as e:
    print(e)
