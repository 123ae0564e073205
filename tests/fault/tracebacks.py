# tests/fault/tracebacks.py: an error that a handler sees has its traceback, or is a MemoryError
def f():
    try:
        raise TypeError
    except TypeError as e:
        return type(e.__traceback__).__name__, e.__traceback__.tb_lineno
def g():
    yield from (1, 2)
    raise KeyError(3)
for i in range(40):
    assert f() == ("traceback", 4)
    try:
        list(g())
    except KeyError as e:
        assert e.__traceback__.tb_next.tb_frame.f_code.co_name == "g"
print("done")
