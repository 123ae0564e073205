# oracle: no
# memory that C data looks at by from_buffer() stays, even when a pointer in it is set or the view in _objects is released (CPython lets it go)
import ctypes, gc

def grow(memory):
    gc.collect()
    try:
        memory.extend(bytes(100000))
        return "let go"
    except BufferError:
        return "held"

memory = bytearray(8)
text = ctypes.c_char_p.from_buffer(memory)
text.value = b"xyz"
print(grow(memory), text.value)

memory = bytearray(4)
number = ctypes.c_int.from_buffer(memory)
number._objects.release()
print(grow(memory), number.value)

class Pair(ctypes.Structure):
    _fields_ = [("a", ctypes.c_int), ("b", ctypes.c_int)]

memory = bytearray(8)
pair = Pair.from_buffer(memory)
pair._objects.clear()
pair.b = 7
print(grow(memory), pair.b, memory)
del pair, number, text
print(grow(memory))
