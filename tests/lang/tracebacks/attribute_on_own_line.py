# tests/lang/tracebacks/attribute_on_own_line.py - an attribute on a line of its own is where its failure is
import traceback
def show(f, *a):
    try: f(*a)
    except BaseException: print(traceback.format_exc().replace(__file__, "F"))
def f1():
    return ("abc"
            .upper()
            .nothing
            .x)
def f2():
    return ("abc"
            .upper(
              1,
              2))
def f3():
    return ("abc"
            .upper(*[
              1],
              2))
def f4():
    x = 5
    (x
     .y) = 3
def f5():
    x = 5
    del (x
     .y)
def f6():
    x = 5
    (x
     .y) += 3
def f7():
    return (5
      .bit_length()
      .foo(1
      , 2))
def f8():
    return ("a"
      .join([1,
         2]) + 5)
def f9():
    return ("a".
      join([1,
         2]) + 5)
def f10():
    return ("a"
      .center("x", k=
        2))
def f11():
    return (f10
       )(1,
       2)
for i in range(1, 12): show(globals()["f%d" % i])
for i in range(1, 11): print(i, [p for p in globals()["f%d" % i].__code__.co_positions() if 0])
