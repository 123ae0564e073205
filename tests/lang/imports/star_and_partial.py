# tests/lang/imports/star_and_partial.py - what from-import-star refuses, and names of modules that are still being imported
import os, sys, tempfile, types, warnings
def attempt(text):
    try:
        exec(text, {})
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
m = sys.modules["made_up"] = types.ModuleType("made_up")
m.__all__ = [b"x"]
attempt("from made_up import *")
del m.__all__
m.__dict__[b"x"] = 1
attempt("from made_up import *")
m.__name__ = 5
attempt("from made_up import *")
class Slots:
    __slots__ = ()
sys.modules["made_up"] = Slots()
attempt("from made_up import *")
with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as f:
            f.write(text)
    write("ring/__init__.py", "")
    write("ring/one.py", "import ring.two\n")
    write("ring/two.py", "import ring\nring.one\n")
    attempt("import ring.one")
    write("half.py", "import half\nhalf.later\nlater = 1\n")
    attempt("import half")
    write("gone/__init__.py", "")
    write("gone/first.py", "import sys\nsys.modules.pop(__package__)\nfrom . import second\n")
    write("gone/second.py", "")
    attempt("import gone.first\nprint(gone.first.second.__name__, gone.second.__name__)")
    write("frozen/__init__.py", "import sys\nclass M:\n    __slots__ = ('__name__', '__path__', '__spec__')\nm = M()\nm.__name__ = __name__\nm.__path__ = __path__\nm.__spec__ = __spec__\nsys.modules[__name__] = m\n")
    write("frozen/part.py", "")
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        attempt("from frozen import part\nprint(part.__name__)")
    print([(w.category.__name__, str(w.message)) for w in seen])
class Loader:
    def module_repr(self, module): return "<made by hand>"
m = types.ModuleType("m")
m.__loader__ = Loader()
print(m)
class Broken:
    def module_repr(self, module): 1 / 0
    def __repr__(self): return "Broken()"
m.__loader__ = Broken()
print(m)
