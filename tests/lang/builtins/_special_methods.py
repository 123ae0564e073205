# tests/lang/builtins/_special_methods.py - calls each special method of a type by name, and prints what it returned or what it said
not_called = {"__doc__", "__class__", "__init_subclass__", "__subclasshook__", "__new__", "__init__", "__getattribute__", "__setattr__",
              "__delattr__", "__dir__", "__sizeof__", "__reduce__", "__reduce_ex__", "__getstate__", "__hash__", "__repr__", "__str__",
              "__class_getitem__", "__iter__", "__reversed__", "__getformat__"}

def call_each(type_, values, others, skip=(), fresh=lambda value: value):
    """Each special method of each value: without arguments, then with one of `others`. fresh(value): the object for one line."""
    for name in sorted(dir(type_)):
        if not name.startswith("__") or name in not_called or name in skip:
            continue
        for value in map(fresh, values):
            out = []
            for arguments in [()] + [(o,) for o in others]:
                try:
                    out.append(repr(getattr(value, name)(*arguments))[:40])
                except Exception as e:
                    out.append(type(e).__name__ + ": " + str(e).split("() takes")[-1].strip()[:60])
            print(name, repr(value), *out, sep=" | ")
