# tests/lang/library/crypt_and_spwd.py - _crypt and spwd: values, errors, the class of an entry
import warnings
warnings.simplefilter("ignore")
import _crypt
import crypt
import spwd


def show(f, *args, **kwargs):
    try:
        print(f.__name__, args, kwargs, repr(f(*args, **kwargs)))
    except Exception as e:
        print(f.__name__, args, kwargs, type(e).__name__, e)


for args in (("a", "ab"), ("a", ""), ("a", "$"), ("a", "$9$"), ("a",), ("a", 1), (1, "a"), ("a\0", "ab"), ("a", "ab\0"), ("\xe9", "ab"),
             ("\udc80", "ab"), ("a", "\udc80"), ("a", "$6$abc"), ("a", "$5$abc"), ("a", "$1$abc"), ("a", "*0"), ("x" * 600, "ab")):
    show(_crypt.crypt, *args)
show(_crypt.crypt, word="a", salt="ab")
for method in crypt.methods:
    salted = crypt.crypt("password", method)
    print(method, len(salted) == method.total_size, crypt.crypt("password", salted) == salted)

for args in (), ("no such user",), (1,), ("a\0",), ("\udc80",), (b"root",), ("a", "b"):
    show(spwd.getspnam, *args)
show(spwd.getspall, 1)
print(type(spwd.getspall()))
s = spwd.struct_spwd
print(s, s.n_fields, s.n_sequence_fields, s.__match_args__)
e = s(range(11))
print(e, e.sp_namp, e.sp_nam, e.sp_pwd, e.sp_flag, len(e))
for data in 1, range(8), range(12):
    show(s, data)
