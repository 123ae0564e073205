# tests/lang/io/large_file_and_buffers.py - many small writes and reads across buffer edges
import os
name = "_io_large.tmp"
with open(name, "w", encoding="utf-8") as f:
    for i in range(20000): f.write(f"line {i} é\n")
with open(name, encoding="utf-8") as f:
    n = total = 0
    for line in f:
        n += 1
        total += len(line)
    print(n, total, line)
with open(name, encoding="utf-8") as f:
    parts = []
    while part := f.read(1000): parts.append(part)
    print(len(parts), len("".join(parts)), {len(p) for p in parts[:-1]})
with open(name, "rb") as f:
    f.seek(100000)
    f.readline()
    print(f.readline(), sum(f.read(77777)) % 1000)
os.remove(name)
