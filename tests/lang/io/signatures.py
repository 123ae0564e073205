# tests/lang/io/signatures.py - the classes of io show how they are called
import inspect, io

for cls in (io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.TextIOWrapper, io.StringIO, io.BytesIO, io.FileIO, io.BufferedRWPair,
            io.IncrementalNewlineDecoder):
    print(cls.__name__, repr(cls.__text_signature__), inspect.signature(cls))

class Mine(io.BufferedReader):
    pass

print(inspect.signature(Mine))
