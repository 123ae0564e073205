# tests/lang/control/exception_in_every_part.py - exceptions raised in except, else and finally parts are seen outside, with their contexts
def run(where):
    try:
        try:
            if where != "else": raise ValueError("try")
        except ValueError:
            if where == "except": raise KeyError("except")
        else:
            raise KeyError("else")
        finally:
            if where == "finally": raise IndexError("finally")
    except LookupError as e:
        return type(e).__name__, e.args, repr(e.__context__)
    return "no error"
for w in ("except", "else", "finally", "none"): print(w, run(w))
