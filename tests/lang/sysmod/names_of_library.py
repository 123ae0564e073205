# tests/lang/sysmod/names_of_library.py - sys.stdlib_module_names is 3.11's list; descriptors name their type with its module
import collections, io, sys
print(type(sys.stdlib_module_names).__name__, len(sys.stdlib_module_names), *sorted(sys.stdlib_module_names))
print(repr(sys._framework))
print(collections.deque.append, io.StringIO.read, io.BytesIO.closed, str.join, int.__add__, int.real)
print(open.__module__, io.open_code.__module__, io.text_encoding.__module__)
class Slotted:
    __slots__ = "a"
Slotted.__name__ = "Renamed"
print(Slotted.a)
