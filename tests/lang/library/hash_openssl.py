# tests/lang/library/hash_openssl.py - _hashlib: digests by name, HMAC, PBKDF2, scrypt, errors
def t(f, *a, **k):
    sh = [x if len(repr(x)) < 60 and ' at 0x' not in repr(x) else type(x).__name__ for x in a]
    try: r = f(*a, **k)
    except BaseException as e: r = type(e).__name__ + ' ' + str(e)
    else: r = repr(r) if ' at 0x' not in repr(r) and ' @ 0x' not in repr(r) else type(r)
    print(getattr(f, '__name__', '?'), *sh, k or '', '->', r)
import _hashlib as H
print(sorted(x for x in dir(H) if x[0] != '_'), sorted(H.openssl_md_meth_names))
for n in sorted(H.openssl_md_meth_names) + ['SHA256', 'sha-256', 'SHA2-256', 'blake2b', 'nope', 'sha512-256', 'MD5-SHA1']:
    try: h = H.new(n)
    except Exception as e: print(n, type(e), e); continue
    a = (10,) if 'shake' in n else ()
    h.update(b'abc' * 100); c = h.copy(); c.update(b'x'); print(n, h.name, h.digest_size, h.block_size, h.hexdigest(*a), c.digest(*a), type(h))
t(H.new); t(H.new, 5); t(H.new, 'md5', 'abc'); t(H.new, 'md5', 5); t(H.new, 'md5', b'a', b'b'); t(H.new, 'md5', string=b'abc'); t(H.new, name='md5', usedforsecurity=False); t(H.new, 'md5\0')
for f in (H.openssl_md5, H.openssl_sha1, H.openssl_sha224, H.openssl_sha256, H.openssl_sha384, H.openssl_sha512, H.openssl_sha3_224, H.openssl_sha3_256, H.openssl_sha3_384, H.openssl_sha3_512, H.openssl_shake_128, H.openssl_shake_256):
    a = (10,) if 'shake' in f.__name__ else ()
    h = f(b'abc'); print(f.__name__, h.name, h.hexdigest(*a), f(string=b'abc').digest(*a) == h.digest(*a), f(b'abc', usedforsecurity=False).digest(*a) == h.digest(*a)); t(f, 'abc'); t(f, 5); t(f, b'', b'')
h = H.openssl_md5(); t(h.update); t(h.update, 'x'); t(h.digest, 1); t(h.copy, 1); t(h.hexdigest, 1); t(type(h)); s = H.openssl_shake_128(b'a'); t(s.digest); t(s.digest, -1); t(s.digest, 'x'); t(s.digest, length=3); t(s.hexdigest, 0); t(s.digest, 0); t(s.hexdigest, length=5)
print(H.HASH, H.HASHXOF, H.HMAC, H.HASHXOF.__mro__, H.UnsupportedDigestmodError.__mro__, sorted(x for x in dir(h) if x[0] != '_'))
P = H.pbkdf2_hmac
print(P('sha256', b'password', b'salt', 1).hex(), P('sha1', b'password', b'salt', 4096, 25).hex(), P('SHA512', b'p', b's', 2, dklen=7).hex())
t(P); t(P, 'nope', b'', b'', 1); t(P, 'md5', 'x', b'', 1); t(P, 'md5', b'', 'x', 1); t(P, 'md5', b'', b'', 0); t(P, 'md5', b'', b'', -1); t(P, 'md5', b'', b'', 1, 0); t(P, 'md5', b'', b'', 1, -1); t(P, 'md5', b'', b'', 1, 'x'); t(P, 'md5', b'', b'', 'x'); t(P, 5, b'', b'', 1); t(P, 'md5', b'', b'', 1 << 40); t(P, 'md5', b'', b'', 1, None); t(P, 'shake_128', b'', b'', 1); t(P, hash_name='md5', password=b'', salt=b'', iterations=1, dklen=5)
S = H.scrypt
print(S(b'password', salt=b'NaCl', n=1024, r=8, p=16, maxmem=64 * 1024 * 1024, dklen=64).hex())
t(S, b'', salt=b'', n=16, r=1, p=1); t(S, b'p'); t(S, b'p', salt=b's'); t(S, b'p', salt=b's', n=2); t(S, b'p', salt=b's', n=2, r=1); t(S, b'p', salt=b's', n=3, r=1, p=1); t(S, b'p', salt=b's', n=1, r=1, p=1); t(S, b'p', salt=b's', n=2, r=1, p=1, maxmem=-1); t(S, b'p', salt=b's', n=2, r=1, p=1, maxmem=1); t(S, b'p', salt=b's', n=2, r=1, p=1, dklen=0); t(S, 'p', salt=b's', n=2, r=1, p=1); t(S, b'p', salt='s', n=2, r=1, p=1); t(S, b'p', salt=b's', n='x', r=1, p=1); t(S, b'p', salt=b's', n=2, r=0, p=1); t(S, b'p', salt=b's', n=2, r=1.5, p=1); t(S, b'p', salt=b's', n=2, r=1, p=1, dklen=5); t(S, b'p', salt=b's', n=2, r=1, p=1, dklen=-5); t(S, b'p', salt=b's', n=2, r=1, p=1, maxmem=1 << 40); t(S, b'p', salt=b's', n=1 << 20, r=8, p=1); t(S, b'p', salt=b's', n=1<<70, r=8, p=1)
D = H.hmac_digest
print(D(b'k', b'm', 'md5').hex(), D(b'k' * 200, b'm', 'sha256').hex(), D(b'k', b'm', H.openssl_sha1).hex()); t(D); t(D, b'', b'', 'nope'); t(D, 'k', b'', 'md5'); t(D, b'', 'm', 'md5'); t(D, b'', b'', 5); t(D, b'', b'', None); t(D, b'k', b'm', digest='sha3_256'); t(D, b'k', b'm', 'shake_128'); t(D, b'', b'', len)
N = H.hmac_new
h = N(b'key', b'msg', 'sha256'); print(h.name, h.digest_size, h.block_size, h.hexdigest()); h.update(b'more'); c = h.copy(); c.update(b'x'); print(h.hexdigest(), c.digest(), h.digest() == h.digest(), sorted(x for x in dir(h) if x[0] != '_')); t(N); t(N, b'k'); t(N, b'k', b'm'); t(N, b'k', b'm', 'nope'); t(N, b'k', digestmod='md5'); t(N, 'k', b'', 'md5'); t(N, b'k', 'm', 'md5'); t(N, b'k', b'm', H.openssl_sha1); t(N, b'k', b'm', 5); t(h.update, 'x'); t(h.update); t(N, b'k', b'm', ''); t(N, b'k', b'm', 'shake_128'); t(H.HMAC)
C = H.compare_digest
t(C, b'a', b'a'); t(C, b'a', b'b'); t(C, 'a', 'a'); t(C, 'a', 'b'); t(C, 'a', b'a'); t(C, 'é', 'é'); t(C, b'a', b'ab'); t(C, bytearray(b'a'), b'a'); t(C, 1, 2); t(C); t(C, '', ''); t(C, None, b'')
t(H.get_fips_mode); t(H.get_fips_mode, 1); print([n for n in dir(H) if 'open' not in n and n[0] != '_'])
