# tests/lang/methods/struct_arity.py - how many arguments each method of struct takes, and what it says otherwise
import _methods, struct
_methods.arity(struct.Struct, lambda: struct.Struct('<i'))
