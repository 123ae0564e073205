# lang/process/virtual_environment.py - a folder with pyvenv.cfg and a link to the program is an environment of its own
# presets: not fault
import os, subprocess, sys, tempfile

SHOW = """if 1:
    import os, sys
    def short(p): return p.replace(ROOT, "<root>")
    print(short(sys.prefix), short(sys.exec_prefix), sys.base_prefix, sys.base_exec_prefix)
    print(short(sys.executable), os.path.realpath(sys._base_executable) == BASE, getattr(sys, "_home", None) == HOME)
    print([short(p) for p in sys.path if p.startswith(ROOT) or "packages" in p])
    print(repr(sys.path[0]) if sys.path[0] == "" else "", getattr(sys, "marker", "no marker"))
"""

base = os.path.realpath(sys.executable)
with tempfile.TemporaryDirectory() as root:
    root = os.path.realpath(root)
    packages = os.path.join(root, "env/lib/python3.11/site-packages")
    os.makedirs(packages)
    os.makedirs(os.path.join(root, "env/bin/deep"))
    os.makedirs(os.path.join(root, "elsewhere"))
    os.symlink(base, os.path.join(root, "env/bin/program"))
    os.symlink(base, os.path.join(root, "plain"))
    with open(os.path.join(packages, "inside.py"), "w") as f:
        f.write("print('inside', __name__)\n")
    with open(os.path.join(root, "elsewhere/outside.py"), "w") as f:
        f.write("print('outside', __name__)\n")

    def configure(system):
        with open(os.path.join(root, "env/pyvenv.cfg"), "w") as f:
            f.write(f"# a comment\nHOME = {os.path.dirname(base)}  \nversion = 3.11.2\n{system}")

    def show(*command, code=SHOW, cwd=root):
        code = f"ROOT, BASE, HOME = {root!r}, {base!r}, {os.path.dirname(base)!r}\n{code}"
        done = subprocess.run([*command, "-s", "-c", code], cwd=cwd, capture_output=True, text=True)
        print(command[0].replace(root, "<root>"), *command[1:], done.returncode)
        print(done.stdout.replace(root, "<root>"), end="")
        print("\n".join(line for line in done.stderr.replace(root, "<root>").splitlines() if "  " not in line))

    program = os.path.join(root, "env/bin/program")
    configure("include-system-site-packages = false\n")
    show(program)
    show("env/bin/program")
    show("./env/bin/deep/../program")
    show("../program", cwd=os.path.join(root, "env/bin/deep"))
    show(program, "-I")
    show(program, "-S")
    show(program, code="import inside")
    show(os.path.join(root, "plain"))

    with open(os.path.join(packages, "paths.pth"), "w") as f:
        f.write(f"# a comment\n\n../../../../elsewhere\n{root}/not_there\n")
    show(program)
    show(program, code="import outside")
    with open(os.path.join(packages, "zcode.pth"), "w") as f:
        f.write("import sys; sys.marker = sys.__dict__.get('marker', 0) + 1\n")
    show(program)
    os.remove(os.path.join(packages, "zcode.pth"))

    configure("Include-System-Site-Packages=TRUE\n")
    show(program)
    os.rename(os.path.join(root, "env/pyvenv.cfg"), os.path.join(root, "env/bin/pyvenv.cfg"))
    show(program)
    os.remove(os.path.join(root, "env/bin/pyvenv.cfg"))
    show(program)
