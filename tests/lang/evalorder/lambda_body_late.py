# tests/lang/evalorder/lambda_body_late.py - a lambda reads its free names when it is called
a = 1
f = lambda: a
a = 2
print(f())
del a
try:
    f()
except NameError as e:
    print(e)
