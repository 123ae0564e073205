# tests/lang/unpacking/in_displays.py - * and ** spread into list, tuple, set and dict displays
print([*"ab", *[1], 2], (*"ab", 3), sorted({*[1, 2], *[2, 3]}), {**{"a": 1}, "b": 2, **{"a": 3}}, [*{}, *()], {"x": 1, **{"y": 2}})
for bad in (lambda: [*5], lambda: {**5}, lambda: {**[1]}, lambda: (*None,), lambda: {*[[]]}):
    try:
        bad()
    except TypeError as e:
        print(e)
