# tests/lang/imports/sourceless.py - name.pyc without its source is a module; one that is damaged is refused
import sys, os, py_compile, shutil, tempfile, importlib
d = tempfile.mkdtemp()
def compiled(path, text):
    with open(path, "w") as f:
        f.write(text)
    py_compile.compile(path, path + "c", doraise=True)
    os.remove(path)
compiled(d + "/solo.py", "x = 42\ndef f():\n    return __file__, __cached__\n")
os.mkdir(d + "/pk")
compiled(d + "/pk/__init__.py", "from . import sub\n")
compiled(d + "/pk/sub.py", "y = 7\n")
data = open(d + "/solo.pyc", "rb").read()
damaged = {"bad": b"nonsense", "empty": b"", "cut": data[:-5], "magic": b"abcd" + data[4:]}
for name, text in damaged.items():
    with open(f"{d}/{name}.pyc", "wb") as f:
        f.write(text)
compiled(d + "/both.py", "which = 'compiled'\n")
with open(d + "/both.py", "w") as f:
    f.write("which = 'source'\n")
sys.path.insert(0, d)
import solo, pk, both
print(solo.x, [os.path.basename(p) for p in solo.f()], type(solo.__loader__).__name__)
print(solo.__spec__.origin == solo.__file__ == solo.__spec__.cached, solo.__spec__.has_location)
print(pk.sub.y, os.path.basename(pk.__file__), [os.path.basename(p) for p in pk.__path__], type(pk.__spec__.loader).__name__)
print(both.which)
for name in damaged:
    try:
        __import__(name)
        print(name, "imported")
    except ImportError as e:
        print(name, str(e), e.name, os.path.basename(e.path))
    except EOFError:
        print(name, "is cut off")
print(solo.__loader__.get_source("solo"), type(solo.__loader__.get_code("solo")).__name__, solo.__loader__.is_package("solo"))
print(importlib.reload(solo) is solo)
shutil.rmtree(d)
