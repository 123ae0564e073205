# tests/lang/methods/mappingproxy_argument_kinds.py - what each method of mappingproxy says to one argument of each kind
import _methods, types
_methods.argument_kinds(types.MappingProxyType, lambda: types.MappingProxyType({'k': 1}), lambda r, o: repr(r))
