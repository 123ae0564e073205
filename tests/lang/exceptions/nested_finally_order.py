# tests/lang/exceptions/nested_finally_order.py - nested finally blocks run from the inside out on return, break and continue
def f(how):
    out = []
    for i in range(2):
        try:
            try:
                if how == "return": return out
                if how == "break": break
                if how == "continue": continue
                out.append("body")
            finally:
                out.append("inner")
        finally:
            out.append("outer")
    return out
for how in "return", "break", "continue", "none":
    print(how, f(how))
