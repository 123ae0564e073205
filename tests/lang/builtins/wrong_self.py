# tests/lang/builtins/wrong_self.py - methods of every built-in type called with a self of another type, or none
types = (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, memoryview, property, type, object, BaseException, super, enumerate, zip)
skip = {"__doc__", "__class__", "__new__", "__init_subclass__", "__subclasshook__", "__hash__"}
class Other: pass
lines = []
for t in types:
    for name in sorted(t.__dict__):
        m = t.__dict__[name]
        if name in skip or not callable(m) or isinstance(m, (staticmethod, classmethod)) or type(m).__name__ in ("classmethod_descriptor", "builtin_function_or_method"): continue
        for a in ((), (Other(),)):
            try:
                r = m(*a); lines.append(f"{t.__name__}.{name} {len(a)} fine" if t is not object else "")
            except Exception as e:
                lines.append(f"{t.__name__}.{name} {len(a)} {type(e).__name__} {e}")
import collections
kinds = collections.Counter()
for l in lines:
    if " unbound " in l or "descriptor" in l: kinds[l.split(" ", 2)[2].replace(l.split(" ")[0].split(".")[1], "NAME")] += 1
for k in sorted(kinds): print(k, kinds[k] > 0)
for l in lines:
    if l and " unbound " not in l and "descriptor" not in l: print(l)
