# tests/lang/io/repr_passes_errors_on.py - repr() of a stream swallows no error of the name but ValueError
import io
class R(io.BytesIO):
    @property
    def name(self): raise KeyboardInterrupt
class F(io.RawIOBase):
    def readable(self): return True
    @property
    def name(self): raise KeyboardInterrupt
for s in io.TextIOWrapper(R()), io.BufferedReader(F()):
    try: print(repr(s))
    except KeyboardInterrupt: print("KeyboardInterrupt")
