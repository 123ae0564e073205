# tests/fault/hashes.py - digests when any request for memory fails
import _blake2, _hashlib, _md5, _sha3, _sha512
data = b"some data " * 500
for h in (_md5.md5(data), _sha512.sha512(data), _sha3.sha3_256(data), _blake2.blake2b(data, key=b"k", digest_size=20),
          _hashlib.new("sha256", data), _hashlib.openssl_sha1(data), _hashlib.hmac_new(b"key", data, "md5")):
    c = h.copy()
    c.update(b"more")
    print(h.name, h.hexdigest()[:16], c.digest()[:4])
print(_hashlib.pbkdf2_hmac("sha1", b"p", b"s", 3).hex(), _hashlib.scrypt(b"p", salt=b"s", n=16, r=1, p=1, dklen=8))
try:
    _hashlib.new("no such digest")
except ValueError as e:
    print(e)
