# tests/lang/methods/repr_names_module_of_type.py - the repr of a built-in type's method has the type's module
import _io, _struct, collections, itertools, datetime, _lsprof, types
class A:
    __slots__ = "x",
class B(collections.deque): pass
print(_io.BytesIO.read, _struct.Struct.pack, collections.deque.append, B.append, A.x, datetime.date.year, _lsprof.Profiler.disable)
print(list.append, str.__add__, int.real, types.GenericAlias.__origin__, itertools.chain.__next__, datetime.date.ctime)
