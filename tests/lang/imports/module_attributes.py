# tests/lang/imports/module_attributes.py - a module knows its name, doc and namespace
import _doc
print(_doc.__name__, _doc.__doc__, type(_doc).__name__, _doc.__dict__["x"], vars(_doc) is _doc.__dict__)
_doc.y = 2
print(_doc.get_y())
del _doc.y
try:
    _doc.y
except AttributeError as e:
    print(e)
try:
    _doc.get_y()
except NameError as e:
    print(e)
print(__name__, __doc__)
print(_doc.__file__.endswith("_doc.py"), __file__.endswith("module_attributes.py"))
