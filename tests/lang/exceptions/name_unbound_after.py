# tests/lang/exceptions/name_unbound_after.py - the name after as is unbound at the end of the handler, even if it was bound before
e = "before"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    e
except NameError as n:
    print(n)
try:
    raise ValueError
except ValueError as e:
    del e
print("no complaint")
try:
    raise ValueError
except ValueError as e:
    e = 5
try:
    print(e)
except NameError as n:
    print(n)
