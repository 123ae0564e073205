# tests/lang/library/struct_ranges.py - each integer code of struct has its range and its words
import struct
def t(f, *a):
    shown = [x if isinstance(x, (int, float, str, bytes, bytearray)) and len(repr(x)) < 60 else type(x).__name__ for x in a]
    try:
        print(f.__name__, *shown, '->', repr(f(*a)))
    except BaseException as e:
        print(f.__name__, *shown, type(e).__name__, e)
for pre in ('','<','=','>','!','@'):
    for c in 'bBhHiIlLqQnNP?':
        for v in (-1,1<<7,1<<8,1<<15,1<<16,1<<31,1<<32,1<<63,1<<64,-(1<<63)-1,-(1<<31)-1,1.5,'x',None):
            t(struct.pack,pre+c,v)
