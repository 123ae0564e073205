# tests/lang/library/csv_reader_and_writer.py - _csv: each state of the reader, each rule of the writer, dialects and their errors
import _csv, csv, io, pickle

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

ATTRIBUTES = ["delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"]
def parts(d):
    return [getattr(d, a) for a in ATTRIBUTES]

D = _csv.Dialect
print("dialects")
for name, value in [("delimiter", ""), ("delimiter", "ab"), ("delimiter", 5), ("delimiter", None), ("delimiter", "é"), ("escapechar", ""), ("escapechar", 5), ("escapechar", "\r"),
                    ("quotechar", ""), ("quotechar", None), ("quotechar", 4), ("lineterminator", None), ("lineterminator", 5), ("lineterminator", ""), ("quoting", 4), ("quoting", -1),
                    ("quoting", "x"), ("quoting", None), ("quoting", 2**40), ("quoting", True), ("strict", []), ("strict", "y"), ("doublequote", 0), ("skipinitialspace", 2)]:
    print(name, repr(value), end=" ")
    show(lambda: parts(D(**{name: value})))
d = D()
show(lambda: (D(d) is d, D(dialect=d) is d, parts(D(d, delimiter=";")), parts(D(None, "|", quoting=3))))
show(lambda: parts(D(quotechar=None, quoting=1)))
show(lambda: D(foo=3))
show(lambda: D(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
show(lambda: D(d, ",", delimiter=";"))
class Half:
    delimiter = ";"
    @property
    def strict(self):
        raise KeyError("no")
show(lambda: (parts(D(Half)), parts(D(Half()))))
show(lambda: D("nope"))
show(lambda: pickle.dumps(d))
show(lambda: setattr(d, "delimiter", "x"))
show(lambda: setattr(d, "strict", True))
show(lambda: delattr(d, "quoting"))
class Sub(D):
    pass
show(lambda: (parts(Sub(delimiter="!")), type(Sub(d)).__name__))

print("registry")
show(lambda: _csv.register_dialect("t", delimiter="|"))
show(lambda: (_csv.list_dialects(), parts(_csv.get_dialect("t"))))
for f in (lambda: _csv.register_dialect(5), lambda: _csv.register_dialect(), lambda: _csv.register_dialect("z", 1, 2), lambda: _csv.register_dialect("k", quoting=9),
          lambda: _csv.get_dialect("q"), lambda: _csv.get_dialect([]), lambda: _csv.unregister_dialect("q"), lambda: _csv.unregister_dialect("t"), lambda: _csv.list_dialects(1),
          lambda: _csv.field_size_limit(), lambda: _csv.field_size_limit("a"), lambda: _csv.field_size_limit(2**70), lambda: _csv.field_size_limit(5),
          lambda: list(_csv.reader(["aaaaaa"])), lambda: list(_csv.reader(['"aaa', 'bb"'])), lambda: list(_csv.reader(["aaaaa,bbbbb"])), lambda: _csv.field_size_limit(131072)):
    show(f)

print("reading")
def read(lines, **how):
    r, out = _csv.reader(lines, **how), []
    try:
        for row in r:
            out.append(row)
    except Exception as e:
        out.append(f"{type(e).__name__}: {e}")
    return out, r.line_num
WAYS = [{}, {"strict": True}, {"skipinitialspace": True}, {"escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"}, {"quoting": 2}, {"quoting": 3}, {"quotechar": "'"}, {"delimiter": " "},
        {"quoting": 3, "escapechar": "\\"}]
for line in ["", "\n", "\r\n", "a,b", "a,b\r\n", "a\rb", "a\nb", '"a"', '"a,b"', '"a""b"', '"a"b', '"a" b', '"a', '"a\n', 'a"b', '"', '""', '"""', ",", " a, b", ' "a"', '\\"a', "a\\,b", "a\\", "a\\\n",
             '"a\\"b"', "a\0b", '1,2.5,"3"', '"a\rb"', "\n\n", '"a",', "é,ü", '\U00010400,"b"', "'a,b'", "1_0, 7"]:
    print(repr(line))
    for way in WAYS:
        print("  ", way, read([line], **way), read([line, 'x"y\n'], **way))
for lines in ([b"x"], [5], "abc", {"a,b": 1}):
    show(lambda: read(lines))
show(lambda: _csv.reader(5))
show(lambda: _csv.reader())
show(lambda: _csv.reader([], "x", "y"))
show(lambda: _csv.reader([], foo=1))
show(lambda: _csv.reader([], "unheard of"))
def stops():
    yield "a,b"
    raise OSError("disk")
show(lambda: read(stops()))
r = _csv.reader(iter(["a", '"b', 'c"', "d"]))
print(iter(r) is r, next(r), next(r), r.line_num, next(r), next(r, "end"), type(r), parts(r.dialect) == parts(d))
print(list(_csv.reader(['é,"\u0430\n', '\U00010400",x'])), list(csv.reader(io.StringIO("a;'b;c'\n"), delimiter=";", quotechar="'")))

print("writing")
def write(row, **how):
    f = io.StringIO()
    try:
        n = _csv.writer(f, **how).writerow(row)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return f.getvalue(), n
WAYS = [{}, {"quoting": 1}, {"quoting": 2}, {"quoting": 3}, {"quoting": 3, "escapechar": "\\"}, {"doublequote": False}, {"doublequote": False, "escapechar": "\\"}, {"lineterminator": "!"},
        {"delimiter": " "}, {"quotechar": None, "quoting": 3}, {"escapechar": "\\"}, {"quotechar": "'", "delimiter": "b"}, {"lineterminator": "ab"}]
class Shout(float):
    __repr__ = lambda self: "R"
    __str__ = lambda self: "S"
class Wrong:
    __str__ = lambda self: 5
for row in [[], [""], ["", ""], [None], [None, None], ["a"], ["a", "b"], ["a,b"], ['a"b'], ["a\nb"], [1, 2.5, None, "x"], [" a"], ['"'], ["\\"], ["a\\b,"], "ab", {"k": 1}, [float("nan"), True, b"x"],
            ["é\U00010400,"], ["a\0b"], [Shout(2)], [[1, 2]], [Wrong()], iter("xy")]:
    if isinstance(row, list) and row and isinstance(row[0], Wrong):
        print(write(row))
    elif isinstance(row, (list, str, dict)):
        print(repr(row), [write(row, **way) for way in WAYS])
    else:
        print(write(row))
show(lambda: write(5))
class File:
    def __init__(self):
        self.got = []
    def write(self, text):
        self.got.append(text)
        if text == "stop\r\n":
            raise OSError("full")
        return "ok"
f = File()
w = _csv.writer(f, lineterminator="\r\n")
print(w.writerow([1]), w.writerows([[1, 2], "ab"]), f.got)
show(lambda: w.writerows([["a"], ["stop"], ["b"]]))
show(lambda: w.writerows(5))
show(lambda: w.writerows([5]))
show(lambda: w.writerow())
show(lambda: _csv.writer(5))
show(lambda: _csv.writer())
print(f.got[-2:], type(w), _csv.Error.__mro__, csv.Error is _csv.Error, csv.list_dialects())
