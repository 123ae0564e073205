# tests/lang/exceptions/context_chain_rules.py - how contexts are set, cut, kept and rotated when exceptions are raised again
def chain(e):
    out, seen = [], set()
    while e is not None and id(e) not in seen:
        seen.add(id(e)); out.append(f"{type(e).__name__}({e})" + ("!" if e.__suppress_context__ else "") + (f"<-{e.__cause__!r}" if e.__cause__ else "")); e = e.__context__
    return " <= ".join(out)
def run(f):
    try: f()
    except BaseException as e: print(f.__name__, chain(e))
A, B, C = (type(n, (Exception,), {}) for n in "ABC")
def three():
    try:
        try: raise A(1)
        except A: raise B(2)
    except B: raise C(3)
def rotate():
    a, b, c = A(1), B(2), C(3)
    try:
        try:
            try: raise a
            except A: raise b
        except B: raise c
    except C: raise a
def same_again():
    e = A(1)
    try: raise e
    except A: raise e
def from_self():
    e = A(1)
    try: raise e
    except A: raise e from e
def from_class():
    try: raise A(1)
    except A: raise B(2) from C
def from_none_then():
    try:
        try: raise A(1)
        except A: raise B(2) from None
    except B: raise C(3)
def in_finally():
    try: raise A(1)
    finally:
        try: raise B(2)
        except B: pass
def finally_replaces():
    try:
        try: raise A(1)
        finally: raise B(2)
    finally: raise C(3)
def explicit_context():
    b = B(2); b.__context__ = C(9)
    try: raise A(1)
    except A: raise b
def already_in_chain():
    a, b = A(1), B(2); b.__context__ = a
    try: raise a
    except A: raise b
def saved_and_raised_later():
    try: raise A(1)
    except A as e: saved = e
    try: raise B(2)
    except B: raise saved
def context_of_long():
    a, b, c = A(1), B(2), C(3); a.__context__ = b; b.__context__ = c
    try: raise c
    except C: raise a
def implicit_error():
    try: {}["k"]
    except KeyError: 1 / 0
def except_expression():
    try: raise A(1)
    except undefined: pass
def from_wrong():
    try: raise A(1)
    except A: raise B(2) from 5
def raise_wrong():
    try: raise A(1)
    except A: raise 5
def in_generator():
    def g():
        try: yield 1
        except A: raise B(2)
    it = g(); next(it)
    try: raise C(3)
    except C: it.throw(A(1))
def in_with():
    class M:
        def __enter__(self): pass
        def __exit__(self, *a): raise B(2)
    with M(): raise A(1)
def in_del():
    class D:
        def __del__(self):
            try: raise B("del")
            except B as e: print("  del", chain(e))
    try: raise A(1)
    except A:
        d = D(); del d
        raise
def bare_in_function():
    def r(): raise
    try: raise A(1)
    except A:
        try: raise B(2)
        except B: r()
def bare_nothing(): raise
def after_handler():
    try: raise A(1)
    except A: pass
    raise B(2)
for f in list(globals().values()):
    if callable(f) and getattr(f, "__module__", "") == "__main__" and f not in (chain, run, A, B, C): run(f)
