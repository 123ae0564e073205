# tests/lang/exceptions/else_and_finally.py - else runs without error, finally always
def f(e):
    out = []
    try:
        out.append("try")
        if e: raise e
    except KeyError:
        out.append("except")
    else:
        out.append("else")
    finally:
        out.append("finally")
    return out
print(f(None), f(KeyError()))
try:
    f(ValueError())
except ValueError:
    print("passed on")
