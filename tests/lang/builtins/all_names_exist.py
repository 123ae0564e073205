# tests/lang/builtins/all_names_exist.py - the built-in functions and types are there
import builtins
names = "abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip aiter anext __import__ __build_class__ NotImplemented Ellipsis True False None __debug__".split()
print([n for n in names if not hasattr(builtins, n)])
errors = [n for n in dir(builtins) if n.endswith(("Error", "Exception", "Warning", "Exit", "Interrupt", "Group", "Iteration"))]
print(len(errors), errors)
