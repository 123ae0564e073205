# tests/lang/tracebacks/chained_cause.py - raise from shows the direct cause
try:
    [][0]
except IndexError as e:
    raise ValueError("wrapped") from e
