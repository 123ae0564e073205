# tests/lang/library/hash_blake2.py - BLAKE2 with all parameters: digests, copies, bounds
def t(f, *a, **k):
    sh = [x if len(repr(x)) < 60 and ' at 0x' not in repr(x) else type(x).__name__ for x in a]
    try: r = f(*a, **k)
    except BaseException as e: r = type(e).__name__ + ' ' + str(e)
    else: r = repr(r) if ' at 0x' not in repr(r) else type(r)
    print(getattr(f, '__name__', '?'), *sh, k or '', '->', r)
import _blake2
print(sorted(x for x in dir(_blake2) if x[0] != '_'), _blake2.blake2b.MAX_DIGEST_SIZE, _blake2.BLAKE2B_MAX_DIGEST_SIZE)
data = [b'', b'abc', b'a' * 63, b'a' * 64, b'a' * 65, b'a' * 127, b'a' * 128, b'a' * 129, b'b' * 256, bytes(range(256)) * 50]
for f in (_blake2.blake2b, _blake2.blake2s):
    big = f is _blake2.blake2b
    print(f, f.__name__, f.__module__, sorted(x for x in dir(f) if x[0] != '_'), f.SALT_SIZE, f.PERSON_SIZE, f.MAX_KEY_SIZE, f.MAX_DIGEST_SIZE)
    h = f(); print(h.name, h.digest_size, h.block_size, type(h))
    for d in data:
        print(len(d), f(d).hexdigest(), f(d, digest_size=7).hexdigest(), f(d, key=b'key').hexdigest(), f(d, key=b'k' * f.MAX_KEY_SIZE, salt=b's', person=b'pp').hexdigest())
        print(f(d, fanout=2, depth=2, leaf_size=64, node_offset=3, node_depth=1, inner_size=32, last_node=True, digest_size=20).hexdigest())
    h = f(b'ab', digest_size=9); h.update(b'c' * 300); c = h.copy(); c.update(b'x'); print(h.hexdigest(), c.digest(), h.digest() == h.digest(), c.digest_size)
    for k in ({'digest_size': 0}, {'digest_size': 65}, {'digest_size': 33}, {'digest_size': -1}, {'digest_size': 'x'}, {'key': b'k' * 65}, {'key': b'k' * 33}, {'salt': b's' * 17}, {'salt': b's' * 9}, {'person': b's' * 17}, {'person': b'p' * 9}, {'fanout': -1}, {'fanout': 256}, {'depth': 0}, {'depth': 256}, {'leaf_size': -1}, {'leaf_size': 1 << 32}, {'leaf_size': (1 << 32) - 1}, {'node_offset': -1}, {'node_offset': 1 << 48}, {'node_offset': 1 << 64}, {'node_offset': (1 << 48) - 1}, {'node_depth': 256}, {'node_depth': -1}, {'inner_size': 65}, {'inner_size': 33}, {'inner_size': -1}, {'key': 'x'}, {'salt': 'x'}, {'data': b'x'}, {'usedforsecurity': False}, {'last_node': 1}, {'last_node': []}, {'nope': 1}, {'fanout': 0}, {'depth': 255}): t(f, **k)
    t(f, 'abc'); t(f, b'a', b'b'); t(f, 5); t(h.update, 'x'); t(h.update); t(h.digest, 1)
    try:
        class S(f): pass
        print(S(b'abc').hexdigest(), S().copy())
    except BaseException as e: print(type(e).__name__, e)
