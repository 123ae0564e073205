# tests/lang/exceptions/subclass_matching_dynamic.py - except clauses evaluate their expression at run time
def pick(n):
    print("pick", n, end=" ")
    return [KeyError, ValueError][n]
try:
    raise ValueError
except pick(0):
    print("no")
except pick(1):
    print("matched")
classes = (KeyError, (IndexError,))
try:
    try:
        raise IndexError
    except (KeyError, IndexError):
        print("flat")
    raise IndexError
except IndexError:
    print("yes")
