# tests/lang/quickening/attribute_of_a_file_hides_method.py - an attribute set on an instance of a built-in type comes before its method
import io


def ask(f):
    return f.seekable()


plain, odd = io.BytesIO(), io.BytesIO()
odd.seekable = lambda: "mine"
odd.other = 1
print([ask(f) for f in [plain] * 50 + [odd, plain, odd] * 3][-9:])


class Error(Exception):
    pass


e, own = ValueError("x"), ValueError("y")
own.with_traceback = lambda t: "own"
print([x.with_traceback(None) for x in [e] * 50 + [own]][-1])
del odd.seekable
print(ask(odd))
