# tests/fault/binascii_text.py - bytes as text and back when any request for memory fails
import binascii
data = bytes(range(200))
for encode, decode in ((binascii.b2a_base64, binascii.a2b_base64), (binascii.hexlify, binascii.unhexlify), (binascii.b2a_qp, binascii.a2b_qp)):
    assert decode(encode(data)) == data.replace(b"\r", b"\r"), encode
print(binascii.a2b_uu(binascii.b2a_uu(data[:45])) == data[:45], binascii.crc32(data))
try:
    binascii.unhexlify("abc")
except binascii.Error as e:
    print(e)
