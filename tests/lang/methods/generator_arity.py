# tests/lang/methods/generator_arity.py - how many arguments each method of generator takes, and what it says otherwise
import _methods, types
_methods.arity(types.GeneratorType, lambda: (i for i in [1, 2]))
