# tests/lang/imports/zip_path.py - archives in sys.path: zipimporter stands in sys.path_hooks
import sys, os, py_compile, shutil, tempfile, zipfile, traceback
d = tempfile.mkdtemp()
with open(d + "/only.py", "w") as f:
    f.write("x = 42\n")
py_compile.compile(d + "/only.py", d + "/only.pyc", doraise=True)
archive, second = d + "/a.zip", d + "/b.zip"
with zipfile.ZipFile(archive, "w") as f:
    f.writestr("zm.py", "v = 1\ndef f():\n    raise KeyError(1)\n")
    f.writestr("zp/__init__.py", "from .inner import w\n")
    f.writestr("zp/inner.py", "w = 5\n")
    f.write(d + "/only.pyc", "zonly.pyc")
with zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as f:
    f.writestr("packed.py", "n = 3\n" * 50)
    f.writestr("deep/down/there.py", "t = 4\n")
with open(d + "/none.zip", "w") as f:
    f.write("no archive")
sys.path[:0] = [d + "/none.zip", archive, second, second + "/deep/down", d + "/missing.zip"]
import zm, zp, zonly, packed, there
print(zm.v, zp.w, zonly.x, packed.n, there.t)
print(type(zm.__loader__).__name__, os.path.relpath(zm.__file__, d), zp.__path__[0].replace(d, "D"))
try:
    zm.f()
except KeyError:
    print([line.replace(d, "D") for line in traceback.format_exc().splitlines() if ".zip" in line])
import zipimport, pkgutil
print(sys.path_hooks[0] is zipimport.zipimporter, len(sys.path_hooks))
print(sorted((k.replace(d, "D"), type(v).__name__) for k, v in sys.path_importer_cache.items() if k.startswith(d)))
print(sorted(m.name for m in pkgutil.iter_modules([archive])), zm.__loader__.get_data("zp/inner.py"))
print(type(pkgutil.get_importer(second)).__name__, type(pkgutil.get_importer(d)).__name__)
shutil.rmtree(d)
