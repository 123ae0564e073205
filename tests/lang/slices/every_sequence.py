# tests/lang/slices/every_sequence.py - str, bytes, tuple, list, range and bytearray slice alike
for seq in ("abcdefg", b"abcdefg", tuple(range(7)), list(range(7)), range(7), bytearray(b"abcdefg")):
    print(seq[2:5], seq[::-2], seq[-2:], seq[5:2], len(seq[1:100]))
