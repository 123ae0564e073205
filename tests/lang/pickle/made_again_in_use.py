# tests/lang/pickle/made_again_in_use.py - a file that calls __init__ of the pickler or unpickler which uses it is an error, no crash
# oracle: no
import _pickle, io

def attempt(what, work):
    try:
        print(what, work())
    except Exception as e:
        print(what, type(e).__name__, e)

class Kept:
    def __init__(self): self.parts = []
    def write(self, data): self.parts.append(bytes(data))

class Writer:
    """Makes its pickler again: with no file, or with another one."""
    def __init__(self, file): self.file = file
    def write(self, data):
        try: p.__init__(self.file, 4)
        except TypeError as e: print("  init:", e)

p = _pickle.Pickler(Writer(object()), 4)
attempt("no file, one frame:", lambda: p.dump(1))
p = _pickle.Pickler(Writer(object()), 4)
attempt("no file, a long run:", lambda: p.dump(bytes(70000)))
p = _pickle.Pickler(Writer(object()), 4)
attempt("no file, frames:", lambda: p.dump([str(i) for i in range(20000)]))
kept = Kept()
p = _pickle.Pickler(Writer(kept), 4)
attempt("another file:", lambda: p.dump([bytes(70000), 1]))
print(sum(map(len, kept.parts)) > 70000)

class Callback:
    def __call__(self, buffer):
        p.__init__(kept, 5)
        self.called = [Callback() for i in range(100)]
        return True
p = _pickle.Pickler(kept, 5, buffer_callback=Callback())
attempt("callback:", lambda: p.dump(_pickle.PickleBuffer(b"abc")))

class Reader:
    def __init__(self, data, *kinds): self.file, self.kinds = io.BytesIO(data), kinds
    def again(self, kind):
        if kind in self.kinds:
            try: u.__init__(object())
            except TypeError: pass
    def read(self, n): self.again("read"); return self.file.read(n)
    def readline(self): self.again("readline"); return self.file.readline()
    def readinto(self, b): self.again("readinto"); return self.file.readinto(b)
class Peeker(Reader):
    def peek(self, n): self.again("peek"); raise NotImplementedError
whole = _pickle.dumps([bytearray(300000), "x" * 300000, 2.5], 5)
for reader in Reader, Peeker:
    for kind in "read", "readinto", "peek", "readline":
        for data in whole, b"(I1\nI2\nl.":
            u = _pickle.Unpickler(reader(data, kind))
            attempt("%s %s %d:" % (reader.__name__, kind, len(data)), lambda: len(u.load()))
