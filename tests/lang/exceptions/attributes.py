# tests/lang/exceptions/attributes.py - exceptions carry the data of their cause
# swallows: a NameError goes without its name
try:
    {}["k"]
except KeyError as e:
    print(e.args)
try:
    [].nothing
except AttributeError as e:
    print(e.name, e.obj)
try:
    undefined_name
except NameError as e:
    print(e.name)
try:
    import no_such
except ImportError as e:
    print(e.name, e.path, e.msg)
try:
    open("/no/such/file")
except OSError as e:
    print(type(e).__name__, e.errno, e.strerror, e.filename, e)
try:
    "\xe9".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.start, e.end, e.reason, e)
try:
    b"a\xff".decode("utf-8")
except UnicodeDecodeError as e:
    print(e.encoding, e.start, e.end, e.reason, e)
s = StopIteration(5)
print(s.value, SystemExit(3).code, SystemExit().code)
