# tests/lang/tracebacks/long_chain.py - three chained exceptions are printed oldest first
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise KeyError(2)
except KeyError as e:
    raise IndexError(3) from e
