# tests/lang/threads/files_shared.py - threads that write to one file and read from one: no byte lost or doubled
import os, sys, tempfile, threading
sys.setswitchinterval(1e-5)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f")
    with open(path, "wb", buffering=100) as f:
        def write(i):
            for k in range(300):
                f.write(b"%d:%03d\n" % (i, k))
        threads = [threading.Thread(target=write, args=(i,)) for i in range(6)]
        for t in threads: t.start()
        for t in threads: t.join()
    lines = open(path, "rb").read().split(b"\n")
    print(len(lines), len(set(lines)))
    for i in range(6):
        mine = [l for l in lines if l.startswith(b"%d:" % i)]
        print(i, mine == sorted(mine), len(mine))
    got = []
    with open(path, "rb", buffering=64) as f:
        def read():
            while chunk := f.readline():
                got.append(chunk)
        threads = [threading.Thread(target=read) for i in range(6)]
        for t in threads: t.start()
        for t in threads: t.join()
    print(len(got), len(set(got)))
    with open(path, "w") as f:
        def text(i):
            for k in range(300):
                f.write("%d-%03d;" % (i, k))
                if k % 50 == 0:
                    f.flush()
        threads = [threading.Thread(target=text, args=(i,)) for i in range(6)]
        for t in threads: t.start()
        for t in threads: t.join()
    parts = open(path).read().split(";")
    print(len(parts), len(set(parts)))
