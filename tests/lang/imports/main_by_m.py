# tests/lang/imports/main_by_m.py - python -m runs packages, modules and folders; sys.argv, __name__, __spec__, and its errors
# presets: not fault
import os, subprocess, sys, tempfile, textwrap
d = tempfile.mkdtemp(); w = lambda p, s: (os.makedirs(os.path.dirname(os.path.join(d, p)), exist_ok=True), open(os.path.join(d, p), "w").write(textwrap.dedent(s)))
show = "import sys\nprint(__name__, __package__, __spec__ and __spec__.name, __spec__ and __spec__.parent, [a.rsplit('/', 1)[-1] for a in sys.argv], __file__.rsplit('/', 1)[-1], sys.path[0].rsplit('/', 1)[-1] != '')\n"
w("mod.py", show); w("pkg/__init__.py", "print('init', __name__)\n"); w("pkg/__main__.py", show + "from . import helper\n"); w("pkg/helper.py", "print('helper', __name__, __package__)\n"); w("pkg/leaf.py", show + "from .helper import __name__ as n\nprint(n)\n")
w("nomain/__init__.py", ""); w("folder/__main__.py", show); w("raises.py", "raise ValueError('in module')\n"); w("badinit/__init__.py", "1/0\n"); w("badinit/__main__.py", ""); w("syn.py", "x = (\n"); w("ns/inner.py", show); w("ns/__main__.py", show); w("exits.py", "import sys; sys.exit('leaving')\n"); w("selfimp.py", "import sys\nprint('run as', __name__)\nif __name__ == '__main__':\n    import selfimp\n    print(selfimp is sys.modules['__main__'])\n")
def run(*a, **k):
    p = subprocess.run([sys.executable, *a], cwd=d, capture_output=True, text=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, **k)
    err = [l for l in p.stderr.splitlines()]
    print(a, p.returncode); print(p.stdout, end="")
    if err: print("  err:", err[-1].replace(sys.executable, "PY").replace(d, "DIR"))
for a in (["-m", "mod", "x", "-y"], ["-mmod", "z"], ["-m", "pkg"], ["-m", "pkg.leaf", "1"], ["-m", "pkg.helper"], ["-m", "nomain"], ["-m", "missing"], ["-m", "pkg.missing"], ["-m", "missing.sub"], ["-m", "mod.sub"], ["-m", "raises"], ["-m", "badinit"], ["-m", "syn"], ["-m", "ns.inner"], ["-m", "ns"], ["-m", "exits"], ["-m", "selfimp"],
          ["folder", "arg"], ["pkg"], ["nomain"], ["mod.py", "--", "-m"], ["-m", "sys"], ["-m", "builtins"], ["-m", ".mod"], ["-m", ""], ["-m", "mod.py"], ["-c", "import sys; print(sys.argv, __name__, __spec__)", "a", "-c"], ["-", "a"], ["-I", "mod.py"], ["-m", "pkg.__main__"], ["-P", "-m", "mod"]):
    run(*a, input="import sys; print('stdin', sys.argv, __name__)")
import runpy
os.chdir(d); sys.path.insert(0, d)
r = runpy.run_module("mod", {"given": 1}, "other", alter_sys=True); print(r["given"], r["__name__"])
r = runpy.run_path("mod.py", run_name="named"); print(r["__name__"]); r = runpy.run_path("folder"); print(sorted(k for k in r if k.startswith("__")))
for f in (lambda: runpy.run_module("nomain"), lambda: runpy.run_module("missing"), lambda: runpy.run_path("missing.py"), lambda: runpy.run_path("nomain"), lambda: runpy.run_module("pkg.none")):
    try: f()
    except Exception as e: print(type(e).__name__, str(e).replace(d, "DIR"))
