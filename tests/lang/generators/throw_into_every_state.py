# tests/lang/generators/throw_into_every_state.py - throw() and close() before, during and after each kind of suspension
import sys
sys.unraisablehook = lambda u: print("  unraisable", type(u.exc_value).__name__, u.exc_value)
def make(kind):
    def plain():
        yield 1; yield 2
    def catches():
        while True:
            try: yield 1
            except ValueError as e: yield ("caught", e.args)
    def fin():
        try: yield 1
        finally: print("  finally"); 
    def fin_yield():
        try: yield 1
        finally: yield "from finally"
    def ret():
        try: yield 1
        except ValueError: return "returned"
    def ret_ge():
        try: yield 1
        except GeneratorExit: return "ge"
    def other():
        try: yield 1
        except ValueError: raise KeyError("other")
    def swallow_ge():
        while True:
            try: yield 1
            except GeneratorExit: print("  swallowed"); return
    def stop():
        try: yield 1
        except ValueError: raise StopIteration("inner")
    def nested():
        r = yield from catches()
    def nested_ret():
        r = yield from ret(); yield ("got", r)
    def nested_list():
        yield from [1, 2, 3]
    def with_ctx():
        class M:
            def __enter__(s): return s
            def __exit__(s, t, v, tb): print("  exit", t and t.__name__); return t is ValueError
        with M(): yield 1
        yield "after with"
    return locals()[kind]()
kinds = ["plain", "catches", "fin", "fin_yield", "ret", "ret_ge", "other", "swallow_ge", "stop", "nested", "nested_ret", "nested_list", "with_ctx"]
def do(g, what):
    try:
        if what == "next": return next(g)
        if what == "throw": return g.throw(ValueError("v"))
        if what == "throwcls": return g.throw(ValueError)
        if what == "throwge": return g.throw(GeneratorExit)
        if what == "throwstop": return g.throw(StopIteration("s"))
        if what == "close": return ("closed", g.close())
        if what == "send": return g.send(5)
    except BaseException as e:
        return f"{type(e).__name__}{e.args} cause={e.__cause__!r} context={e.__context__!r} value={getattr(e, 'value', '-')!r}"
for kind in kinds:
    for seq in (["throw", "next"], ["next", "throw", "next"], ["next", "throwcls", "throwcls"], ["next", "throwge", "next"], ["next", "throwstop", "close"], ["next", "close", "next"], ["close", "throw", "close"], ["send", "next"], ["next", "send", "send", "send", "send"]):
        g = make(kind)
        print(kind, *seq, "->", *[do(g, w) for w in seq], g.gi_frame is None, g.gi_yieldfrom is None)
