# tests/lang/imports/zip_packages.py - packages in an archive are imported, also when it stands first in sys.path, and runpy runs one
import io, os, pkgutil, runpy, sys, tempfile, zipfile
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with zipfile.ZipFile("a.zip", "w") as z:
        z.writestr("__main__.py", "import plain\nprint('main', __name__, plain.x)\nresult = 5\n")
        z.writestr("plain.py", "x = 1\n")
        z.writestr("pack/__init__.py", "y = 2\n")
        z.writestr("pack/sub/__init__.py", "")
        z.writestr("pack/sub/leaf.py", "from .. import y\nz = y + 1\n")
        z.writestr("bad.py", "def f(:\n")
    sys.path.insert(0, "a.zip")
    import plain, pack.sub.leaf
    print(plain.x, pack.y, pack.sub.leaf.z)
    print(plain.__file__, pack.__path__, pack.sub.leaf.__file__, type(plain.__loader__).__name__)
    print(plain.__spec__.origin, pack.sub.__spec__.submodule_search_locations)
    try:
        import bad
    except SyntaxError as e:
        print(e.msg, e.filename)
    try:
        import pack.nothing
    except ImportError as e:
        print(e)
    print(pkgutil.get_importer("a.zip"), sorted(m.name for m in pkgutil.walk_packages(["a.zip"])))
    print(runpy.run_path("a.zip")["result"])
    os.chdir("/")
