# tests/lang/library/ctypes_callback_byte_order.py - a callback reads its arguments and writes its result in the byte order of their types
from ctypes import CFUNCTYPE, c_double, c_int, c_short

be_int, be_short, be_double = c_int.__ctype_be__, c_short.__ctype_be__, c_double.__ctype_be__

take = CFUNCTYPE(c_int, be_int)(lambda x: print("took", hex(x)) or 0)
take(1)
take(0x01020304)

for value in (1, -2, 0x01020304):
    print("gave", CFUNCTYPE(be_int)(lambda: value)())
for value in (-2, 300):
    print("gave", CFUNCTYPE(be_short)(lambda: value)())
print("gave", CFUNCTYPE(be_double)(lambda: 1.5)())
print("native", CFUNCTYPE(c_int, c_int)(lambda x: x + 1)(41))
