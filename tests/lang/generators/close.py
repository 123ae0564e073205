# tests/lang/generators/close.py - close raises GeneratorExit at the yield and is quiet about it
def g():
    try:
        yield 1
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")
it = g()
next(it)
print(it.close())
print(it.close(), next(it, "over"))
it = g()
print(it.close())
