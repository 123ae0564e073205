# tests/lang/imports/dunder_import.py - __import__ returns the top package, or the leaf when names are asked from it
print(__import__("math").__name__, __import__("_pkg.sub.leaf").__name__, __import__("_pkg.sub.leaf", fromlist=["x"]).__name__, __import__("_pkg.alpha", globals(), locals(), ["value"], 0).value)
try:
    __import__("")
except ValueError as e:
    print(e)
