# tests/lang/exceptions/return_in_except_else.py - return, break and continue leave try statements from any of their parts
def f(n):
    for i in range(10):
        try:
            if n == 0: return "try"
            if n == 1: raise ValueError
            if n == 2: continue
        except ValueError:
            return "except"
        else:
            if n == 3: return "else"
            if n == 4: break
        finally:
            if n == 5: return "finally"
    else:
        return "loop else"
    return "broken"
print([f(n) for n in range(6)])
