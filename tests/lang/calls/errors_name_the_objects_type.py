# lang/calls/errors_name_the_objects_type.py: a built-in method fetched from an object is named by the object's type, one called on it by the type that has it
class L(list):
    pass


class S(str):
    pass


class C:
    pass


def tell(f, *args):
    try:
        print(repr(f(*args)))
    except TypeError as e:
        print(e)


tell(L([1]).reverse, 1)
tell(L([1]).count)
tell(L.reverse, L(), 1)
tell(S("a").istitle, 1)
tell(True.conjugate, 2)
tell((1).bit_length, 2)
tell((1,).__format__)
tell(range(3).__format__, 1, 2)
tell(C.mro, 1)
tell(C.__subclasses__, 1)
tell(type.mro)
tell(C().__dir__, 1)
tell(dict.fromkeys)
tell(L.__class_getitem__)
for call in ("L([1]).reverse(1)", "True.conjugate(1)", "range(3).__format__(1, 2)", "C.mro(1)", "S().upper(1)"):
    try:
        eval(call)
    except TypeError as e:
        print(call, e)
for f in ("".__mul__, [].__rmul__, (1,).__mul__, b"".__mul__, bytearray().__imul__):
    tell(f)
    tell(f, 1, 2)
