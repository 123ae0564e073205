# tests/lang/exceptions/finally_order_with_values.py - which value a function returns when several finally blocks and handlers return
def f(n):
    try:
        try:
            if n == 0: return "try"
            if n == 1: raise KeyError
            return "other"
        except KeyError: return "except"
        else: return "else"
        finally:
            if n == 2: return "inner finally"
    finally:
        if n == 3: return "outer finally"
print([f(i) for i in range(5)])
def order():
    def p(x): print(x); return x
    try: return p("value")
    finally: p("cleanup")
print(order())
def mutate():
    l = [1]
    try: return l
    finally: l.append(2)
def rebind():
    x = 1
    try: return x
    finally: x = 2
print(mutate(), rebind())
def nested():
    for i in range(3):
        try:
            try: continue
            finally: print("a", i)
        finally:
            if i == 1: break
    return i
print(nested())
def swallow():
    while True:
        try: raise ValueError
        finally: break
    return "swallowed"
print(swallow())
