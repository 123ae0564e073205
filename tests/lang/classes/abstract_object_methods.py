# tests/lang/classes/abstract_object_methods.py - object's own methods: __eq__ by identity, __ne__ from __eq__, __hash__, __format__, __reduce_ex__ exist
o = object()
print(o == o, o == object(), o != o, hash(o) == hash(o), o.__eq__(1), o.__ne__(o))
print(format(o).startswith("<object object at"), sorted(n for n in dir(o))[:6])
try:
    format(o, "x")
except TypeError as e:
    print(e)
try:
    o.x = 1
except AttributeError as e:
    print(e)
try:
    object(1)
except TypeError as e:
    print(e)
try:
    o < o
except TypeError as e:
    print(e)
