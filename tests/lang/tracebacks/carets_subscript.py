# tests/lang/tracebacks/carets_subscript.py - carets mark the subscript that failed
d = {"a": {"b": 1}}
x = d["a"]["c"] + d["a"]["b"]
