#!/usr/bin/python3.11
"""Which functions and constants of a release binary a start touches: writes cmake/startup.order.

  tools/startup_order.py [BINARY] [OUTPUT]

The linker puts what is named there side by side (cmake/startup.cmake), because the system reads a program in pieces of 64 KB: a
function of a hundred bytes that runs once costs as much memory as 64 KB of them. Addresses come from valgrind's lackey, names from
nm. Names that the compiler made of a function's (x.part.0, x.constprop.1) count as the function's. The list may be stale without
harm: a name that is gone matches nothing, one that is missing costs its piece.
"""
import bisect
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
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


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build", "release", "ouro")
    output = sys.argv[2] if len(sys.argv) > 2 else os.path.join(ROOT, "cmake", "startup.order")
    header = subprocess.run(["readelf", "-h", binary], capture_output=True, text=True, check=True).stdout
    rows = symbols(binary)
    starts = [row[0] for row in rows]
    names = {"t": {}, "r": {}, "d": {}}
    for arguments in PROGRAMS:
        for address in touched(binary, arguments, PIE_BASE if "DYN" in header else 0):
            at = bisect.bisect_right(starts, address + STEP - 1) - 1
            if at >= 0 and address < rows[at][0] + rows[at][1]:
                _, _, kind, name = rows[at]
                names[kind].setdefault(re.split(r"\.(?=part|constprop|isra|lto_priv|cold|localalias|\d)", name)[0])
    with open(output, "w") as f:
        for kind in "trd":
            f.writelines(f"{kind} {name}\n" for name in names[kind])
    print({kind: len(found) for kind, found in names.items()})


if __name__ == "__main__":
    main()
