# tests/lang/library/hash_modules.py - MD5 and the SHA families without OpenSSL: digests at block edges, copies, errors
def t(f, *a, **k):
    sh = [x if len(repr(x)) < 60 and ' at 0x' not in repr(x) else type(x).__name__ for x in a]
    try: r = f(*a, **k)
    except BaseException as e: r = type(e).__name__ + ' ' + str(e)
    else: r = repr(r) if ' at 0x' not in repr(r) else type(r)
    print(getattr(f, '__name__', '?'), *sh, k or '', '->', r)
import _md5, _sha1, _sha256, _sha512, _sha3
data = [b'', b'abc', b'a' * 55, b'a' * 56, b'a' * 63, b'a' * 64, b'a' * 65, b'b' * 111, b'b' * 112, b'c' * 127, b'c' * 128, b'c' * 129, b'd' * 135, b'd' * 136, b'd' * 137, b'e' * 143, b'e' * 144, b'f' * 71, b'f' * 72, bytes(range(256)) * 50]
for m in (_md5, _sha1, _sha256, _sha512, _sha3):
    print(m.__name__, sorted(x for x in dir(m) if x[0] != '_' and x[-4:] != 'Type' and x not in ('implementation', 'keccakopt')))
    for n in sorted(x for x in dir(m) if x[0] != '_' and x[-4:] != 'Type' and x not in ('implementation', 'keccakopt')):
        f = getattr(m, n)
        if isinstance(f, (str, int)) or n in ('MD5Type', 'SHA1Type', 'SHA224Type', 'SHA256Type', 'SHA384Type', 'SHA512Type'): print(n, f); continue
        h = f()
        print(n, type(f).__name__, type(h), h.name, h.digest_size, h.block_size, sorted(x for x in dir(h) if x[0] != '_'), getattr(h, '_capacity_bits', None), getattr(h, '_rate_bits', None), getattr(h, '_suffix', None))
        arg = (20,) if n.startswith('shake') else ()
        for d in data: print(n, len(d), f(d).hexdigest(*arg))
        h = f(b'ab', usedforsecurity=False); h.update(b'c' * 200); c = h.copy(); c.update(bytearray(b'x')); print(h.hexdigest(*arg), c.digest(*arg).hex(), h.digest(*arg) == h.digest(*arg), type(c) is type(h))
        t(f, 'abc'); t(f, 5); t(h.update); t(h.update, 'x'); t(h.update, None); t(h.update, memoryview(b'abc')); t(h.digest, *arg, 1); t(h.hexdigest, 'x'); t(h.update, memoryview(b'abcd')[::2]); t(f, None); t(f, memoryview(bytes(8)).cast('B', (2, 4)))
        if n.startswith('shake'):
            for l in (0, 1, 32, 167, 168, 169, 500): print(l, f(b'abc').hexdigest(l))
            t(h.digest, -1); t(h.digest, 'x'); t(h.digest, length=3); t(h.hexdigest, 1 << 40); t(h.digest)
        t(type(h)) if not n.startswith('sha3') and not n.startswith('shake') else 0
