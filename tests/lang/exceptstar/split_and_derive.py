# tests/lang/exceptstar/split_and_derive.py - groups are split by except*, subgroup() and split(); subclasses derive; what is raised inside
def f():
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [OSError(2), KeyError("k")])])
    except* (ValueError, KeyError) as e:
        print(repr(e), e.message)
    except* TypeError as e:
        print(repr(e))
        raise
    except* OSError as e:
        print(repr(e))
        raise RuntimeError("new") from e
try: f()
except ExceptionGroup as e: print(repr(e), [repr(x) for x in e.exceptions], repr(e.exceptions[0].__cause__ ))
try:
    try: raise ValueError("naked")
    except* ValueError as e: print(repr(e)); raise
except BaseException as e: print(repr(e))
try:
    try: raise KeyboardInterrupt
    except* ValueError: pass
except KeyboardInterrupt as e: print(repr(e))
try:
    try: raise ExceptionGroup("x", [ValueError()])
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise ExceptionGroup("x", [ValueError()])
    except* 5: pass
except TypeError as e: print(e)
for args in [("m", []), ("m", [1]), ("m", 5), (1, [ValueError()]), ("m", [KeyboardInterrupt()])]:
    for cls in (ExceptionGroup, BaseExceptionGroup):
        try: print(repr(cls(*args)), type(cls(*args)))
        except Exception as e: print(type(e), e)
eg = ExceptionGroup("top", [ValueError(1), ExceptionGroup("n", [TypeError(2), ValueError(3)])])
print(eg.split(ValueError))
print(eg.subgroup(lambda e: isinstance(e, TypeError)))
print(eg.split((TypeError, KeyError)))
print(eg.subgroup(KeyError), eg.split(KeyError))
print(eg.derive([OSError()]))
class MyEG(ExceptionGroup):
    def __new__(cls, msg, excs, code): 
        o = super().__new__(cls, msg, excs); o.code = code; return o
    def derive(self, excs): return MyEG(self.message, excs, self.code)
m = MyEG("my", [ValueError(1), TypeError(2)], 42)
a, b = m.split(ValueError)
print(repr(a), a.code, repr(b), b.code)
try:
    try: raise m
    except* ValueError as e: print(type(e), e.code)
except ExceptionGroup as e: print(type(e), e.code)
print(str(eg), eg.args)
try: eg.split(5)
except TypeError as e: print(e)
try: eg.exceptions = 3
except AttributeError as e: print(e)
def g():
    for i in range(3):
        try: raise ExceptionGroup("l", [ValueError(i)])
        except* ValueError as e:
            print(i)
        else: print("else")
        finally: print("fin")
    try: pass
    except* OSError: pass
    else: print("els2")
g()
e = None
try: raise ExceptionGroup("x", [ValueError(1)])
except* ValueError as e: pass
try: print(e)
except NameError as ex: print(ex)
print(issubclass(ExceptionGroup, Exception), ExceptionGroup.__mro__)
print(BaseExceptionGroup[int] if hasattr(BaseExceptionGroup,'__class_getitem__') else None)
