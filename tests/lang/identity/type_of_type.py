# tests/lang/identity/type_of_type.py - type is its own type; object and type point at each other
print(type(type) is type, type(object) is type, isinstance(type, object), isinstance(object, type))
print(issubclass(type, object), type.__mro__, object.__mro__, object.__bases__)
