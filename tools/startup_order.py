#!/usr/bin/python3.11
"""Which functions and constants of a release binary a start touches: writes cmake/startup.order.

  tools/startup_order.py [BINARY] [OUTPUT]
  tools/startup_order.py --check [BINARY]    says what the list lacks and what it names in vain, one a line, and writes nothing

The linker puts what is named there side by side (cmake/startup.cmake), because the system reads a program in pieces of 64 KB: a
function of a hundred bytes that runs once costs as much memory as 64 KB of them. Addresses come from valgrind's lackey, names from
nm. Names that the compiler made of a function's (x.part.0, x.constprop.1) count as the function's. A stale list does no
harm to what a program does: a name that is gone matches nothing, one that is missing costs its piece. Ten that were missing cost 240 KB.
"""
import bisect
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIST = os.path.join(ROOT, "cmake", "startup.order")
PROGRAMS = [["-c", "pass"], ["-c", "print('x')"]]
PIE_BASE = 0x108000  # where valgrind puts a program that may stand anywhere
STEP = 8


def symbols(binary):
    rows = {}
    for line in subprocess.run(["nm", "-S", "--defined-only", binary], capture_output=True, text=True, check=True).stdout.splitlines():
        parts = line.split()
        if len(parts) == 4 and parts[2] in "tTrRdD":
            rows[int(parts[0], 16)] = (int(parts[1], 16), parts[2].lower(), parts[3])
    return sorted((start, *row) for start, row in rows.items())


def touched(binary, arguments, base):
    """Addresses in the order of their first use, in steps of STEP bytes."""
    environment = {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
    seen = {}
    with subprocess.Popen(["valgrind", "--tool=lackey", "--trace-mem=yes", "--log-fd=1", binary, *arguments], text=True,
                          errors="replace", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                          env=environment) as run:
        for line in run.stdout:
            if line[:2] in ("I ", " L", " S", " M"):
                where, _, size = line[3:].strip().partition(",")
                try:
                    first, last = int(where, 16) - base, int(where, 16) - base + int(size) - 1
                except ValueError:
                    continue
                if 0 <= first < 1 << 30:
                    seen.setdefault(first // STEP)
                    seen.setdefault(last // STEP)
    return [step * STEP for step in seen]


def plain(name):
    """A function's own name, of one that the compiler made of it."""
    return re.split(r"\.(?=part|constprop|isra|lto_priv|cold|localalias|\d)", name)[0]


def needed(binary):
    """{kind: the names that the start touches, in order}, and all names that the binary has."""
    header = subprocess.run(["readelf", "-h", binary], capture_output=True, text=True, check=True).stdout
    rows = symbols(binary)
    starts = [row[0] for row in rows]
    names = {"t": {}, "r": {}, "d": {}}
    for arguments in PROGRAMS:
        for address in touched(binary, arguments, PIE_BASE if "DYN" in header else 0):
            at = bisect.bisect_right(starts, address + STEP - 1) - 1
            if at >= 0 and address < rows[at][0] + rows[at][1]:
                _, _, kind, name = rows[at]
                names[kind].setdefault(plain(name))
    return names, {plain(row[3]) for row in rows}


def check(binary):
    names, defined = needed(binary)
    with open(LIST) as f:
        listed = {line.split()[1] for line in f}
    for name in sorted(set().union(*names.values()) - listed):
        print(f"lacks {name}")
    for name in sorted(listed - defined):
        print(f"vain {name}")


def main():
    arguments = [word for word in sys.argv[1:] if word != "--check"]
    binary = arguments[0] if arguments else os.path.join(ROOT, "build", "release", "ouro")
    if "--check" in sys.argv:
        return check(binary)
    output = arguments[1] if len(arguments) > 1 else LIST
    names, _ = needed(binary)
    with open(output, "w") as f:
        for kind in "trd":
            f.writelines(f"{kind} {name}\n" for name in names[kind])
    print({kind: len(found) for kind, found in names.items()})


if __name__ == "__main__":
    sys.exit(main())
