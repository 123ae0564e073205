# tests/lang/lists/unhashable.py - lists cannot be dict keys or set members
for bad in (lambda: hash([]), lambda: {[]: 1}, lambda: {[1]}, lambda: {}[[]], lambda: [] in {1}, lambda: hash(([],))):
    try:
        bad()
    except TypeError as e:
        print(e)
