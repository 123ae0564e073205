# tests/lang/methods/struct_argument_kinds.py - what each method of struct says to one argument of each kind
import _methods, struct
_methods.argument_kinds(struct.Struct, lambda: struct.Struct('<i'), lambda r, o: repr(r))
