# tests/lang/identity/none_true_false.py - None, True, False, Ellipsis and NotImplemented are single objects of their types
print(type(None)() is None, bool(1) is True, bool([]) is False, type(...)() is ...)
print(type(NotImplemented)() is NotImplemented, (1 < 2) is True, not 1 is False)
for t in type(None), type(...), type(NotImplemented):
    try:
        t(1)
    except TypeError as e:
        print(e)
