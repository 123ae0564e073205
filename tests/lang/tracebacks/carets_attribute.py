# tests/lang/tracebacks/carets_attribute.py - carets mark the attribute look-up that failed
class C:
    pass
print(len("abc") + C().missing.deeper)
