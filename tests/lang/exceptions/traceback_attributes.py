# tests/lang/exceptions/traceback_attributes.py - a caught exception knows the lines it passed
def f():
    g()
def g():
    raise ValueError
try:
    f()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
    e2 = e.with_traceback(None)
    print(e2.__traceback__, e2 is e)
    try:
        e.__traceback__ = 5
    except TypeError as t:
        print(t)
