# tests/lang/tracebacks/truth_of_conditions.py - where an error of __bool__ is shown: at the statement or expression that asks
import traceback
class Bd:
    def __bool__(self): 1/0
    def __lt__(self, o): return self
b = Bd()
def a1():
    if b: pass
def a2():
    while b: pass
def a3():
    assert b
def a4():
    x = 1 if b else 2
def a5():
    x = [1 for _ in "a" if b]
def a6():
    x = not b
def a7():
    x = b and 1
def a8():
    if 1 and b: pass
def a9():
    if not b: pass
def b1():
    if b < 1: pass
def b2():
    x = b < 1 < 2
def b4():
    assert b, "m"
def b5():
    if (b or
        1): pass
def b6():
    if b: x = 1
    else: x = 2
def b7():
    while 1 and \
        b: pass
def b8():
    y = (1 if
      b else 2)
for f in (a1,a2,a3,a4,a5,a6,a7,a8,a9,b1,b2,b4,b5,b6,b7,b8):
    try: f()
    except ZeroDivisionError as e: print(f.__name__, *traceback.format_tb(e.__traceback__)[1:-1], sep="\n")
