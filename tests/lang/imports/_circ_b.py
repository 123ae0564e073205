import _circ_a
seen = (hasattr(_circ_a, "first"), hasattr(_circ_a, "second"))
try:
    from _circ_a import second
except ImportError as e:
    print(str(e).split(" (most")[0])
