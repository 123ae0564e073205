#!/usr/bin/python3.11
"""The tree's own rules, checked. One line a rule: `ok NAME` or `FAIL NAME: what, where`; the last line is
`N passed, N failed`, which counts rules.

  layers    src/NN_x/ includes "MM_y/z.h" only if MM <= NN, each with its floor in the path
  links     all objects of floors 00..NN link without anything from above
  state     no object file of src/ has a writable variable (tools/state_allowed.txt lists exceptions)
  docs      files, functions and commands that the docs name exist
  length    no source file over 1,500 lines (tools/long_files.txt lists exceptions, with reasons)
  words     nothing left behind: no TODO, no path of somebody's machine
  clang     clang builds everything without a warning, and the unit tests pass
  valgrind  the unit tests of the debug build make no memory error and leak nothing
  startup   cmake/startup.order names what a start of the release build touches, but for a few

The last three need clang and valgrind, and minutes: they run with --long, as in ./dev test, or by name; what is left
out is said. Names of rules as arguments run only those. The exit code is 1 when one fails.
"""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MAX_LINES = 1500
PRESET = "debug"
STARTUP_SLACK = 4  # names that a start touches and the list lacks: each may cost 64 KB, most cost nothing
VALGRIND_MAX_S = 1.0  # programs that take longer by themselves are left out


def tree(*tops, suffixes=(".c", ".h")):
    for top in tops:
        full = os.path.join(ROOT, top)
        if os.path.isfile(full):
            yield top
        for folder, folders, files in os.walk(full):
            folders[:] = sorted(d for d in folders if d not in ("__pycache__", "build", ".git"))
            for name in sorted(files):
                if name.endswith(suffixes):
                    yield os.path.relpath(os.path.join(folder, name), ROOT)


def text(path):
    with open(os.path.join(ROOT, path), encoding="utf-8", errors="replace") as f:
        return f.read()


def listed(path):
    """{first word: rest} of a list of exceptions; each needs a reason."""
    found = {}
    for line in text(path).splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(" ")
            if not reason.strip():
                raise SystemExit(f"{path}: {name} has no reason")
            found[name] = reason.strip()
    return found


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def check_layers():
    for path in list(tree("src")) + list(tree("tests/unit")):
        m = re.match(r"(?:src|tests/unit)/((\d\d)_\w+)/", path)
        if not m:
            continue
        mine = int(m[2])
        for n, line in enumerate(text(path).splitlines(), 1):
            inc = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not inc:
                continue
            name = inc[1]
            floor = re.match(r"(\d\d)_\w+/", name)
            if floor:
                if int(floor[1]) > mine:
                    yield f"{path}:{n} includes {name}, a higher floor"
                elif not os.path.exists(os.path.join(ROOT, "src", name)):
                    yield f"{path}:{n} includes {name}, which is not there"
                elif path.startswith("src/") and name.endswith("_int.h") and int(floor[1]) != mine:
                    yield f"{path}:{n} includes {name}, which is for its own folder"
            elif name == "ouro.h":
                if mine < 12:
                    yield f"{path}:{n} includes ouro.h below 12_api"
            elif path.startswith("src/"):
                yield f'{path}:{n} includes "{name}" without its floor'


def build(*what, warnings=False):
    """Nothing, or what was wrong with it."""
    done = run("./dev", "build", *what)
    words = r"undefined reference|error:|multiple definition|FAILED:" + ("|warning:" if warnings else "")
    bad = [x for x in done.stderr.splitlines() if re.search(words, x)]
    if done.returncode != 0 or warnings and bad:
        yield "\n".join(bad[:12] or done.stderr.splitlines()[-12:])


def check_links():
    yield from build(PRESET, "all", "layers")


def check_state():
    allowed = listed("tools/state_allowed.txt")
    folder = os.path.join(ROOT, "build", PRESET)
    archives = sorted(f for f in os.listdir(folder) if re.fullmatch(r"libou_\d\d_\w+\.a", f)) if os.path.isdir(folder) else []
    if not archives:
        yield f"build/{PRESET} has no libraries: ./dev build {PRESET}"
    seen = set()
    for archive in archives:
        member = ""
        for line in run("objdump", "-t", os.path.join(folder, archive)).stdout.splitlines():
            m = re.match(r"(\S+\.o): +file format", line)
            if m:
                member = m[1][:-2]
                continue
            m = re.match(r"[0-9a-f]+ .{7} (\S+)\t([0-9a-f]+)\s+(?:\.hidden )?(\S+)$", line)
            if not m or int(m[2], 16) == 0:
                continue
            section, name = m[1], m[3]
            if not re.match(r"\.(data|bss|tdata|tbss)|\*COM\*", section) or section.startswith(".data.rel.ro"):
                continue
            if name.startswith((".", "*")):
                continue
            plain = re.sub(r"\.\d+$", "", name)
            if plain in allowed:
                seen.add(plain)
            else:
                yield f"{plain} in {archive[3:-2]}/{member} ({section}) is writable: everything hangs off a VM record (R3)"
    for name in sorted(set(allowed) - seen) if archives else []:
        yield f"tools/state_allowed.txt: {name} is not there any more"


def check_docs():
    sources = "\n".join(text(p) for p in tree("src", "include", "tools", "tests/unit"))
    words = set(re.findall(r"\b\w+\b", sources))
    commands = set(re.findall(r"^(\w+)(?:\)| \|)", text("dev"), re.M))
    for path in ["README.md", "tests/README.md", *tree("docs", suffixes=(".md",))]:
        if not os.path.exists(os.path.join(ROOT, path)):
            yield f"{path} is not there"
            continue
        body = text(path)
        for n, line in enumerate(body.splitlines(), 1):
            for command in re.findall(r"\./dev (\w+)", line):
                if command not in commands:
                    yield f"{path}:{n}: ./dev {command} is no command"
            for name in re.findall(r"\]\(([^)#:]+)\)", line):
                if not os.path.exists(os.path.join(ROOT, os.path.dirname(path), name)):
                    yield f"{path}:{n}: link to {name}, which is not there"
            for code in re.findall(r"`([^`]+)`", line):
                for name in re.findall(r"(?<![\w./-])(?:src|tests|docs|tools|examples|bench|include|cmake)/[\w./-]*\w/?", code):
                    rest = code[code.find(name) + len(name):]
                    if re.search(r"NN_|MM_", name) or rest[:1] in ("<", "*", "{"):
                        continue
                    if not os.path.exists(os.path.join(ROOT, name)):
                        yield f"{path}:{n}: {name} is not there"
                for name in re.findall(r"\b(?:ou|ouro|OU)_\w+\b", code):
                    if name not in words and not re.search(r"_NN|_$|^ou_\d\d_", name):
                        yield f"{path}:{n}: {name} is in no source"
                floor = re.match(r"(\d\d_[a-z]+)/([\w.]+)?", code)
                if floor and not re.match(r"NN|MM", code) and not os.path.exists(os.path.join(ROOT, "src", floor[0])):
                    yield f"{path}:{n}: src/{floor[0]} is not there"


def check_length():
    allowed = listed("tools/long_files.txt")
    for path in tree("src", "include", "tools", "tests", suffixes=(".c", ".h", ".py")):
        lines = text(path).count("\n")
        if lines > MAX_LINES and path not in allowed:
            yield f"{path} has {lines} lines: two nouns?"
        if path in allowed and lines <= MAX_LINES:
            yield f"tools/long_files.txt: {path} is short now"


def check_words():
    files = run("git", "ls-files").stdout.splitlines() if shutil.which("git") and os.path.exists(os.path.join(ROOT, ".git")) else []
    files = files or list(tree("src", "include", "docs", "tests", "tools", suffixes=(".c", ".h", ".md", ".py")))
    for path in files:
        if not os.path.isfile(os.path.join(ROOT, path)) or path == "tools/check.py":
            continue
        if not path.endswith((".c", ".h", ".md", ".txt", ".cmake", ".py", ".json")) and path not in ("dev", "tests/run"):
            continue
        for n, line in enumerate(text(path).splitlines(), 1):
            if path.startswith(("src/", "include/", "tools/", "docs/")) and re.search(r"\b(TODO|FIXME|XXX)\b", line):
                yield f"{path}:{n}: {line.strip()[:80]}"
            if re.search(r"(?<![\w.])/(?:work|root|home/\w+)/\w", line):
                yield f"{path}:{n}: names a path of one machine"


def unit_programs(preset):
    folder = os.path.join(ROOT, "build", preset, "unit")
    return [os.path.join(folder, f) for f in sorted(os.listdir(folder))] if os.path.isdir(folder) else []


def in_pairs(work, items):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        yield from zip(items, pool.map(work, items))


def check_clang():
    bad = list(build("clang-debug", "all", warnings=True))
    yield from bad
    if bad:
        return
    for program, result in in_pairs(run, unit_programs("clang-debug")):
        if result.returncode != 0:
            yield f"{os.path.basename(program)} fails when built by clang: " + "\n".join(result.stderr.splitlines()[-6:])


def check_valgrind():
    bad = list(build(PRESET, "all"))
    yield from bad
    if bad:
        return

    def work(program):
        start = time.monotonic()
        if run(program).returncode != 0 or time.monotonic() - start > VALGRIND_MAX_S:
            return None  # fails anyway, or is a sweep over millions: valgrind is 30 times slower
        return run("valgrind", "-q", "--error-exitcode=99", "--leak-check=full", "--errors-for-leak-kinds=definite", program)

    for program, result in in_pairs(work, unit_programs(PRESET)):
        if result is not None and result.returncode == 99:
            words = [x for x in result.stderr.splitlines() if x.startswith("==")]
            yield f"{os.path.basename(program)}: " + "\n".join(words[:8])


def check_startup():
    bad = list(build("release", "ouro"))
    yield from bad
    if bad:
        return
    done = run(sys.executable, "tools/startup_order.py", "--check")
    lacking = [line for line in done.stdout.splitlines() if line.startswith("lacks")]
    if done.returncode != 0 or len(lacking) > STARTUP_SLACK:
        yield "tools/startup_order.py makes the list anew: " + (done.stdout or done.stderr[-500:])


RULES = {"layers": check_layers, "links": check_links, "state": check_state, "docs": check_docs,
         "length": check_length, "words": check_words, "clang": check_clang, "valgrind": check_valgrind,
         "startup": check_startup}
SLOW = {"clang": "builds everything once more", "valgrind": "runs each unit test under it",
        "startup": "links the release build and traces two starts"}


def faults_of(name):
    try:
        return list(RULES[name]())
    except FileNotFoundError as e:
        return [f"{e.filename} is not there; ./dev check installs what it needs"]


def main(names):
    if names == ["--long"]:
        names = list(RULES)
    unknown = [name for name in names if name not in RULES]
    if unknown:
        raise SystemExit(f"check: no such rule: {' '.join(unknown)} (there are: {' '.join(RULES)})")
    names = names or [rule for rule in RULES if rule not in SLOW]
    bad = 0
    for name in names:
        if name in SLOW:
            print(f"check: {name} {SLOW[name]}, which takes minutes", file=sys.stderr, flush=True)
        faults = faults_of(name)
        for fault in faults:
            print(f"FAIL {name}: " + fault.replace("\n", "\\n "), flush=True)
        if not faults:
            print(f"ok {name}", flush=True)
        bad += bool(faults)
    left_out = [rule for rule in RULES if rule not in names]
    if left_out:
        print(f"left out: {' '.join(left_out)}")
    print(f"{len(names) - bad} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
