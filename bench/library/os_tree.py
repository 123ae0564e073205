"""os tree: a tree of folders is made, walked, listed, renamed and removed; paths are cut and joined."""
import glob
import os
import os.path
import pathlib
import shutil
import tempfile

with tempfile.TemporaryDirectory() as root:
    for a in range(14):
        for b in range(20):
            folder = os.path.join(root, f"d{a}", f"e{b}")
            os.makedirs(folder)
            for c in range(3):
                with open(os.path.join(folder, f"f{c}.txt"), "w") as f:
                    f.write("x" * (a * b + c))
    files = size = 0
    for _ in range(3):
        for folder, folders, names in os.walk(root):
            for name in names:
                files += 1
                size += os.stat(os.path.join(folder, name)).st_size
    print(files, size, len(glob.glob(os.path.join(root, "d1*", "*", "f[12].txt"))))
    print(len(sorted(pathlib.Path(root).rglob("f2.*"))), sum(e.is_dir() for _ in range(20) for e in os.scandir(root)))
    for a in range(14):
        for b in range(20):
            os.rename(os.path.join(root, f"d{a}", f"e{b}", "f0.txt"), os.path.join(root, f"d{a}", f"r{b}"))
    print(len(os.listdir(os.path.join(root, "d3"))))
    shutil.copytree(root, os.path.join(root, "copy"))
    shutil.rmtree(os.path.join(root, "copy"))
    print(sum(os.path.exists(os.path.join(root, f"d{n}", "r3")) for n in range(4000)))
parts = 0
for n in range(40000):
    path = os.path.normpath(os.path.join("/srv//data/../www", f"site{n % 50}", "./index.html"))
    head, tail = os.path.split(path)
    stem, suffix = os.path.splitext(tail)
    parts += len(head) + len(stem) + len(suffix) + os.path.isabs(path)
print(parts, os.path.relpath("/srv/www/a/b", "/srv/data"), os.path.commonpath(["/a/b/c", "/a/b/d"]))
print(sum(len(pathlib.PurePosixPath("/a", str(n), "b.tar.gz").with_suffix(".xz").name) for n in range(15000)))
print(sum(len(os.environ.get("HOME", "")) >= 0 for _ in range(50000)), os.fsdecode(os.fsencode("ü")))
