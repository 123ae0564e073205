# tests/lang/tracebacks/from_none.py - raise from None hides the context
try:
    [][0]
except IndexError:
    raise ValueError("alone") from None
