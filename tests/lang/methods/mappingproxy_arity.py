# tests/lang/methods/mappingproxy_arity.py - how many arguments each method of mappingproxy takes, and what it says otherwise
import _methods, types
_methods.arity(types.MappingProxyType, lambda: types.MappingProxyType({'k': 1}))
