# tests/lang/exceptions/groups_basic.py - an exception group holds exceptions and splits by type
g = ExceptionGroup("many", [ValueError(1), KeyError(2), ExceptionGroup("in", [ValueError(3)])])
print(repr(g), g, g.message, len(g.exceptions))
m, r = g.split(ValueError)
print(repr(m), repr(r))
print(repr(g.subgroup(KeyError)), g.subgroup(OSError))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()])):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
