# tests/lang/statements/pass_ellipsis_docstrings.py - bodies that do nothing, and doc strings
def f(): ...
def g(): pass
def h(): "only doc"
class C: ...
class D: "doc of D"
if True: pass
else: ...
for _ in (): ...
print(f(), g(), h(), h.__doc__, f.__doc__, D.__doc__, C().__doc__)
def two():
    "first"
    "second is no doc"
print(two.__doc__)
def fdoc():
    f"not a doc {1}"
print(fdoc.__doc__)
