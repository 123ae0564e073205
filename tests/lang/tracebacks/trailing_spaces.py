# tests/lang/tracebacks/trailing_spaces.py - spaces at the end of a line are shown, and a line with them is never marked whole
import sys
def f():
    1/0   
def g(*a):
    f()  
def h():
    g(1,   
      2)   
def k():
    raise ValueError(   
        "text")	 
for call in (h, k):
    try: call()  
    except Exception: sys.excepthook(*sys.exc_info())  # the end   
for source in ("x = = 1   \n", "x = (1  \n", "x = 1 1 \f \n", "if 1:\n  x   \n y  \n", "f(a b)  \t# c  \n"):
    try: compile(source, "<s>", "exec")   
    except SyntaxError as e: sys.excepthook(type(e), e, None)
h()   
