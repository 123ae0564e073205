"""io streams: text and bytes through files, buffers and memory, by line, by block and by character."""
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "text")
    with open(path, "w", encoding="utf-8") as f:
        for n in range(80000):
            f.write(f"line {n} of the file, with ümläuts\n" if n % 9 == 0 else f"line {n} of the file\n")
    with open(path, encoding="utf-8") as f:
        print(sum(len(line) for line in f))
    with open(path, encoding="utf-8") as f:
        print(len(f.read()), f.tell())
    with open(path, "rb") as f:
        lines = blocks = 0
        while line := f.readline():
            lines += line[-2] == 101
        f.seek(0)
        while block := f.read(100):
            blocks += 1
        print(lines, blocks, f.seek(-5, 2), f.read())
    with open(path, "r+b") as f:
        for n in range(8000):
            f.seek(n * 97)
            f.write(b"#")
        f.flush()
        f.seek(0)
        print(f.read().count(b"#"))
    with open(path, encoding="latin-1", newline="") as f:
        count = 0
        while c := f.read(7):
            count += len(c)
        print(count)
    with open(path, "w") as f:
        for n in range(60000):
            print("row", n, n / 4, sep="\t", file=f)
    print(os.path.getsize(path), sum(float(line.split("\t")[2]) for line in open(path)))
memory = io.StringIO()
for n in range(150000):
    memory.write("part ")
memory.seek(0)
print(len(memory.read(1000)), len(memory.getvalue()))
raw = io.BytesIO()
writer = io.BufferedWriter(raw, 4096)
for n in range(100000):
    writer.write(b"%d," % n)
writer.flush()
raw.seek(0)
reader = io.TextIOWrapper(io.BufferedReader(raw), "ascii")
print(sum(map(int, reader.read().split(",")[:-1])))
