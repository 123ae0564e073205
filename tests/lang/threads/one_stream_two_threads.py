# tests/lang/threads/one_stream_two_threads.py - compressors and digests that several threads use at once stay whole
import hashlib
import threading
import zlib

data = bytes(range(256)) * 400
compressor = zlib.compressobj(1)
digest = hashlib.sha256()
pieces, lock = [], threading.Lock()


def work():
    for _ in range(20):
        piece = compressor.compress(data)
        with lock:
            pieces.append(len(piece))
        digest.update(data)
        zlib.crc32(data)
        assert zlib.decompress(zlib.compress(data, 1)) == data


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
compressor.flush()
print(len(pieces), digest.hexdigest() == hashlib.sha256(data * 80).hexdigest())
