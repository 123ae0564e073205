# tests/lang/builtins/special_methods_of_bool.py - the special methods of bool called by name: results, NotImplemented and errors
values = (True, False)
others = (True, 2, 1.5, "a")
skip = {"__doc__", "__class__", "__init_subclass__", "__subclasshook__", "__new__", "__init__", "__getattribute__", "__setattr__", "__delattr__", "__dir__", "__sizeof__", "__reduce__", "__reduce_ex__", "__getstate__", "__hash__", "__repr__", "__str__", "__class_getitem__", "__iter__", "__reversed__", "__getformat__"}
for name in sorted(dir(bool)):
    if not name.startswith("__") or name in skip: continue
    for v in values:
        out = []
        for a in [()] + [(o,) for o in others]:
            try:
                r = getattr(v, name)(*a)
                out.append(repr(r)[:40])
            except Exception as e:
                out.append(type(e).__name__ + ": " + str(e).split("() takes")[-1].strip()[:60])
        print(name, repr(v), *out, sep=" | ")
