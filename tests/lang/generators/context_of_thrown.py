# tests/lang/generators/context_of_thrown.py - what throw() raises inside has no context from outside; context of exceptions through ExitStack
from contextlib import contextmanager, ExitStack
@contextmanager
def gets_the_context_right(exc):
    try: yield
    finally: raise exc
exc1 = Exception(1); exc2 = Exception(2); exc3 = Exception(3); exc4 = Exception(4)
try:
    with ExitStack() as stack:
        stack.enter_context(gets_the_context_right(exc4))
        stack.enter_context(gets_the_context_right(exc3))
        stack.enter_context(gets_the_context_right(exc2))
        raise exc1
except Exception as exc:
    print(exc, repr(exc.__context__), repr(exc.__context__.__context__), repr(exc.__context__.__context__.__context__))
def g():
    try: yield
    finally: raise KeyError("fin")
a = g(); next(a)
try:
    try: raise ValueError("outer")
    except ValueError as e:
        a.throw(TypeError("thrown"))
except KeyError as k: print(repr(k), repr(k.__context__), repr(k.__context__.__context__))
a = g(); next(a)
e1 = TypeError("t")
try:
    try: raise e1
    except TypeError as e: a.throw(e)
except KeyError as k: print(repr(k), repr(k.__context__), repr(k.__context__.__context__))
