# tests/lang/io/seek_by_int_class.py - seek() takes a place in a text as an int, whatever methods its class overrides
import io
class Place(int):
    def to_bytes(self, *args): return "no bytes"
    def __bool__(self): raise KeyboardInterrupt
t = io.TextIOWrapper(io.BytesIO("abcdef".encode("utf-16-le")), "utf-16-le")
print(t.seek(Place(4)) == 4, t.read())
