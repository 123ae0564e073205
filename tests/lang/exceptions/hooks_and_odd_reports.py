# lang/exceptions/hooks_and_odd_reports.py: excepthook that exits, a stderr without flush(), notes that are no list, a class without a module's name
# presets: not fault
import subprocess
import sys

programs = (
    "import sys\ndef hook(*a): sys.exit(5)\nsys.excepthook = hook\n1/0",
    "import sys\ndef hook(*a): sys.exit('text')\nsys.excepthook = hook\n1/0",
    "import sys\nclass W:\n    def write(self, s): sys.__stdout__.write(s.upper())\n    def close(self): pass\nold, sys.stderr = sys.stderr, W()\n"
    "sys.excepthook(*(lambda e: (type(e), e, None))(ValueError('v')))\nsys.stderr = old",
    "class E(Exception):\n    __module__ = None\nraise E(1)",
    "e = ValueError('x')\ne.__notes__ = 5\nraise e",
    "e = ValueError('x')\ne.__notes__ = ['a', 5, None]\nraise e",
    "class S:\n    def __str__(self): 1/0\nraise SystemExit(S())",
)
for text in programs:
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True)
    print(done.returncode, repr(done.stdout), repr(done.stderr))
