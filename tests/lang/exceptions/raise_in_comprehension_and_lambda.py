# tests/lang/exceptions/raise_in_comprehension_and_lambda.py - errors inside comprehensions, lambdas, default values and decorators come out whole
def attempt(src):
    try:
        exec(src, {})
    except Exception as e:
        tb, names = e.__traceback__, []
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(type(e).__name__, e, names[1:])
attempt("[1 // x for x in (1, 0)]")
attempt("{x: y for x in [1]}")
attempt("(lambda: {}['k'])()")
attempt("list(1 // x for x in [0])")
attempt("def f(a=1 // 0): pass")
attempt("@(lambda f: 1 // 0)\ndef g(): pass")
attempt("class C:\n  x = [1 // 0 for _ in 'a']")
attempt("class C(1 // 0): pass")
attempt("sorted([1], key=lambda x: x.nope)")
attempt("f'{1 // 0}'")
attempt("with (lambda: 1 // 0)(): pass")
attempt("for x in map(lambda v: 1 // v, [0]): pass")
attempt("import math; math.sqrt(-1)")
attempt("a, b = 1")
attempt("del nothing")
attempt("assert 0, 1 // 0")
attempt("raise ValueError from (1 // 0)")
attempt("x: (1 // 0) = 5")
attempt("global_name + 1")
attempt("(yield_ := 1) // 0")
