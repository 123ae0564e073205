# tests/lang/with/multiple_items_unwinding.py - several managers: who is entered and left when one of them fails, and what each sees
log = []
class M:
    def __init__(self, n, enter=None, exit=None, ret=False): self.n, self.e, self.x, self.r = n, enter, exit, ret
    def __enter__(self):
        log.append(f"+{self.n}")
        if self.e: raise self.e
        return self.n
    def __exit__(self, t, v, tb):
        log.append(f"-{self.n}:{v!r}")
        if self.x: raise self.x
        return self.r
def run(*ms, body=None):
    log.clear()
    try:
        with ms[0] as a, ms[1] as b, ms[2] as c:
            log.append((a, b, c))
            if body: raise body
        r = "ok"
    except BaseException as e: r = repr(e), repr(e.__context__), e.__context__ and repr(e.__context__.__context__)
    print(r, log)
K, V, O = KeyError("k"), ValueError("v"), OSError("o")
run(M(1), M(2), M(3)); run(M(1), M(2), M(3), body=K); run(M(1), M(2, enter=V), M(3)); run(M(1, ret=True), M(2, enter=V), M(3)); run(M(1), M(2), M(3, ret=True), body=K); run(M(1), M(2, ret=True), M(3, exit=O), body=K)
run(M(1, exit=O), M(2, exit=V), M(3), body=K); run(M(1, enter=K), M(2), M(3)); run(M(1), M(2), M(3, exit=V)); run(M(1, exit=K), M(2), M(3, exit=V)); run(M(1), 5, M(3)); run(M(1, ret=True), None, M(3)); run(object(), M(2), M(3))
class Names:
    def __getattr__(self, n): log.append(("getattr", n)); return lambda *a: 1
run(Names(), M(2), M(3))
class Inst:
    pass
i = Inst(); i.__enter__ = lambda: 1; i.__exit__ = lambda *a: 1
run(i, M(2), M(3))
class OnlyExit:
    def __exit__(self, *a): pass
class OnlyEnter:
    def __enter__(self): log.append("entered")
class ExitNotCallable(OnlyEnter): __exit__ = 5
class Few(OnlyEnter):
    def __exit__(self): pass
run(OnlyExit(), M(2), M(3)); run(OnlyEnter(), M(2), M(3)); run(ExitNotCallable(), M(2), M(3)); run(Few(), M(2), M(3))
class Static:
    @staticmethod
    def __enter__(): return "static"
    @classmethod
    def __exit__(cls, *a): log.append(cls.__name__)
run(Static(), M(2), M(3))
class Prop:
    @property
    def __enter__(self): log.append("enter looked up"); return lambda: "p"
    @property
    def __exit__(self): log.append("exit looked up"); return lambda *a: None
run(Prop(), M(2), M(3))
