# tests/lang/osmod/basics.py - names, paths, environment and directory listing
import os
print(os.name, os.sep, os.linesep == "\n", os.curdir, os.pathsep, os.getpid() > 0, os.path.join("a", "b", "/c", "d"), os.path.basename("/x/y.z"), os.path.dirname("/x/y.z"), os.path.splitext("a.b.c"), os.path.split("a/b"), os.path.normpath("a/./b/../c//d"), os.path.isabs("/a"), os.path.exists("basics.py"), os.path.isfile("basics.py"), os.path.isdir("."))
print("basics.py" in os.listdir("."), os.environ.get("NOT_SET_AT_ALL", "default"), "PATH" in os.environ, os.getcwd() == os.path.abspath("."), os.path.abspath("basics.py") == os.path.realpath("basics.py") or True)
os.mkdir("_made"); os.rmdir("_made"); os.environ["OURO_T"] = "v"
print(os.path.exists("_made"), os.getenv("OURO_T"), os.environ.pop("OURO_T"))
for bad in (lambda: os.listdir("/no/such"), lambda: os.remove("/no/such"), lambda: os.mkdir("."), lambda: os.stat("/no"), lambda: os.rmdir("/no")):
    try:
        bad()
    except OSError as e:
        print(type(e).__name__, e)
with open("_a.tmp", "w") as f: f.write("x")
os.rename("_a.tmp", "_b.tmp")
print(os.stat("_b.tmp").st_size, sorted(n for n in os.listdir() if n.endswith(".tmp")))
os.unlink("_b.tmp")
