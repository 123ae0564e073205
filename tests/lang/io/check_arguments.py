# tests/lang/io/check_arguments.py - the checks of a stream take no arguments
import io, marshal
for stream in (io.StringIO("a"), io.BytesIO(b"a")):
    for name in ("_checkClosed", "_checkReadable", "_checkSeekable", "_checkWritable"):
        check = getattr(stream, name)
        print(check())
        for args, named in (((1,), {}), ((), {"x": 1})):
            try:
                check(*args, **named)
            except TypeError as e:
                print(e)
try:
    marshal.dumps(1, 2 ** 70)
except OverflowError as e:
    print(e)
