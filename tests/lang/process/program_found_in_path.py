# lang/process/program_found_in_path.py - sys.executable is where the shell found the program: an empty part of PATH is the current folder, folders are no programs
import os, subprocess, sys, tempfile

SHOW = "import os, sys; print(os.path.abspath(sys.executable))"
base = os.path.realpath(sys.executable)
with tempfile.TemporaryDirectory() as root:
    root = os.path.realpath(root)
    for folder in ("bin", "decoy/program"):
        os.makedirs(os.path.join(root, folder))
    os.symlink(base, os.path.join(root, "bin/program"))

    def show(path):
        done = subprocess.run(["program", "-S", "-c", SHOW], executable=base,
                              cwd=os.path.join(root, "bin"), env={"PATH": path}, capture_output=True, text=True)
        print(path.replace(root, "<root>"), done.stdout.replace(root, "<root>").strip(), done.stderr)

    show(f"{root}/bin:/nowhere")
    show(f"{root}/decoy:{root}/bin")
    show(f"{root}/nowhere::/nowhere")
    show(":/nowhere")
