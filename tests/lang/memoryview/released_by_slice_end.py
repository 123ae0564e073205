# tests/lang/memoryview/released_by_slice_end.py - a slice holds the memory although its end releases the view; an assignment is refused
class End:
    def __index__(self):
        m.release()
        return 4
m = memoryview(bytearray(b"abcdefgh"))
part = m[:End()]
print(bytes(part), part.readonly)
try: m[0]
except ValueError as e: print(e)
m = memoryview(bytearray(b"abcdefgh"))
print(bytes(m[End():8]))
memory = bytearray(b"abcdefgh")
m = memoryview(memory)
try: m[:End()] = b"1234"
except ValueError as e: print(e)
memory.append(1)
print(memory)
