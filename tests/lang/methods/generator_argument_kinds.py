# tests/lang/methods/generator_argument_kinds.py - what each method of generator says to one argument of each kind
import _methods, types
_methods.argument_kinds(types.GeneratorType, lambda: (i for i in [1, 2]), lambda r, o: repr(r))
