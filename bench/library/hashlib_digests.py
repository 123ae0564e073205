"""hashlib digests: short messages and long ones, by each of the common algorithms, plain and keyed."""
import hashlib
import hmac

block = bytes(range(256)) * 4096
for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"):
    h = hashlib.new(name)
    for _ in range(8):
        h.update(block)
    print(name, h.hexdigest()[:16])
chain = b"start"
for n in range(20000):
    chain = hashlib.sha256(chain).digest()
print(chain.hex())
tags = set()
for n in range(15000):
    h = hashlib.md5(b"message ")
    h.update(str(n).encode())
    tags.add(h.copy().hexdigest()[:5])
print(len(tags))
key = b"key" * 9
print(max(hmac.new(key, b"%d" % n, "sha256").digest() for n in range(6000)).hex())
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 40000).hex()[:20], hashlib.blake2b(block, key=key, digest_size=20).hexdigest())
