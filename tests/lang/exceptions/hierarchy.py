# tests/lang/exceptions/hierarchy.py - the built-in exceptions stand in their places
for c in (KeyError, IndexError, ZeroDivisionError, OverflowError, UnicodeDecodeError, UnboundLocalError, ModuleNotFoundError, FileNotFoundError, RecursionError, NotImplementedError, IndentationError, TabError, StopIteration, GeneratorExit, KeyboardInterrupt, SystemExit, BrokenPipeError, DeprecationWarning, ConnectionResetError, TimeoutError, EOFError, MemoryError, BufferError, ReferenceError, AssertionError, ExceptionGroup, BlockingIOError):
    print(" < ".join(k.__name__ for k in c.__mro__ if k is not object))
print(IOError is OSError, EnvironmentError is OSError)
