# tests/lang/strings/octal_escapes_beyond_377.py - an octal escape beyond 377 is warned about
import warnings
for s in (r"'\400'", r"b'\777'", r"'\q\400'", r"'\400\q'", r"f'\500{1}'", r"'\377'"):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        print(s, ascii(eval(s)), [str(x.message) for x in w])
