"""What tests/run, tests/record and tests/fault/run share: finding tests and running one.

A test is a Python file with its expected output beside it (see tests/README.md). It runs in
its own folder, by its bare name, in an environment without any PYTHON* or OURO* variable but
those set here, so that the oracle and Ouro see the same.
"""
import difflib
import os
import re
import resource
import signal
import subprocess
import time
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TESTS = os.path.join(ROOT, "tests")
ORACLE = "/usr/bin/python3.11"
GROUPS = ("spine", "lang", "programs", "../examples")
FULL_SCALE = ("release", "release-pgo", "debug")  # elsewhere programs run with the argument `small`
# Seconds a test may take. Checks, sanitizers and stress cost their factor.
TIMEOUT = {"release": 10, "release-pgo": 10, "debug": 30}
TIMEOUT_OTHER = 120
DATA_LIMIT = 4 << 30  # bytes; a test that runs away must not take the machine with it

# A shell starts what runs in the background with Ctrl-C ignored, and programs under test would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Test:
    """One test file: its path below tests/, its claim, its directives, its expected results."""

    def __init__(self, path):
        self.path = path
        self.name = os.path.relpath(path, TESTS).replace("../", "")
        self.folder, self.file = os.path.split(path)
        self.stem = path[:-3]
        with open(path, encoding="utf-8", errors="replace") as f:
            head = f.read(4096).split("\n")
        self.directives = {}
        for line in head:
            if line.strip() and not line.startswith("#"):
                break
            m = re.match(r"# (presets|timeout|argv|options|oracle|env): *(.*)", line)
            if m:
                self.directives[m[1]] = m[2].strip()

    def expected(self, what, default=None):
        try:
            with open(f"{self.stem}.{what}", "rb") as f:
                return f.read()
        except FileNotFoundError:
            return default

    def expected_exit(self):
        return int(self.expected("exit", b"0"))

    def runs_in(self, preset):
        """`# presets: not a b` or `# presets: only a b`."""
        words = self.directives.get("presets", "").split()
        if not words:
            return True
        if words[0] == "not":
            return preset not in words[1:]
        if words[0] == "only":
            return preset in words[1:]
        raise SystemExit(f"{self.name}: bad presets line")

    def scaled_down(self):
        """The same program with the argument `small`, if it has a small.out; else itself."""
        stem = os.path.join(self.folder, "small")
        if self.file != "main.py" or not os.path.exists(stem + ".out"):
            return self
        small = Test(self.path)
        small.stem = stem
        small.directives["argv"] = "small"
        return small

    def in_sample(self, one_in):
        """A stable choice of about one test in `one_in`."""
        return one_in <= 1 or zlib.crc32(self.name.encode()) % one_in == 0


def find(paths=None, groups=GROUPS):
    """All tests below the paths (files or folders), or of the groups, in order of name."""
    paths = [os.path.abspath(p) for p in paths] if paths else [os.path.join(TESTS, g) for g in groups]
    found = []
    for top in paths:
        if os.path.isfile(top):
            found.append(top)
            continue
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(d for d in folders if d != "__pycache__" and not d.startswith("_"))
            names = sorted(f for f in files if f.endswith(".py"))
            if os.path.dirname(folder) == os.path.join(TESTS, "programs"):
                names = [n for n in names if n == "main.py"]
                folders[:] = []
            elif "__init__.py" in names:  # a package that a test imports
                folders[:] = []
                continue
            # A name with an underscore before it is a module that tests import.
            found += [os.path.join(folder, n) for n in names if not n.startswith("_")]
    return [Test(p) for p in dict.fromkeys(found)]


def environment(extra=None):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "OURO", "LC_", "LANG"))}
    env.update(LC_ALL="C.UTF-8", PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
    env.setdefault("ASAN_OPTIONS", "detect_leaks=1:allocator_may_return_null=1:detect_stack_use_after_return=0")
    env.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
    # forks with threads running are the point of some tests, and what a crash looks like to others of another one
    env.setdefault("TSAN_OPTIONS", "die_after_fork=0:handle_segv=0:handle_abort=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0")
    env.update(extra or {})
    return env


class Result:
    """exit: the exit code, minus the signal's number, or None after a timeout."""

    def __init__(self, exit, out, err, seconds):
        self.exit, self.out, self.err, self.seconds = exit, out, err, seconds

    def exit_text(self):
        if self.exit is None:
            return "timeout"
        if self.exit < 0:
            return f"signal {signal.Signals(-self.exit).name}"
        return f"exit {self.exit}"


def run_command(argv, cwd, env, timeout, stdin=None):
    """Runs argv in a session of its own, which ends with it or at the timeout."""
    start = time.monotonic()
    with open(stdin or os.devnull, "rb") as source:
        child = subprocess.Popen(argv, cwd=cwd, env=env, stdin=source, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, start_new_session=True)
        try:
            out, err = child.communicate(timeout=timeout)
            code = child.returncode
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            out, err = child.communicate()
            code = None
    return Result(code, out, err, time.monotonic() - start)


def run(test, interpreter, timeout=10, extra_env=None):
    """Runs one test under an interpreter, as it says in its directives."""
    d = test.directives
    extra = dict(extra_env or {})
    for word in d.get("env", "").split():
        key, _, value = word.partition("=")
        extra[key] = value
    argv = [interpreter, *d.get("options", "").split(), test.file, *d.get("argv", "").split()]
    stdin = f"{test.stem}.in"
    return run_command(argv, test.folder, environment(extra), max(timeout, float(d.get("timeout", 0))),
                       stdin if os.path.exists(stdin) else None)


def normal_out(test, out):
    """Standard output without the folder of the test, which __file__ and tracebacks show."""
    return out.replace(test.folder.encode() + b"/", b"")


def normal_err(test, err):
    """Standard error without what rightly differs: folders, addresses, the program's name."""
    text = err.decode("utf-8", "replace").replace(test.folder + "/", "")
    text = re.sub(r"\b0x[0-9a-f]{6,}\b", "0x...", text)
    return re.sub(r"^(\S*/)?(python3(\.11)?|ouro): ", "ouro: ", text, flags=re.M)


def difference(want, got, names):
    """The first lines of a diff."""
    if isinstance(want, bytes):
        want, got = (x.decode("utf-8", "backslashreplace") for x in (want, got))
    lines = difflib.unified_diff(want.splitlines(), got.splitlines(), *names, n=1, lineterm="")
    lines = [line[:160] for line in lines]
    return "\n".join(lines[:14] + (["..."] if len(lines) > 14 else []))


def verdict(test, result):
    """None when the result is the expected one, else why not."""
    why = []
    want = test.expected("out")
    if want is None and test.name.startswith("examples/"):
        want = normal_out(test, result.out)  # an example shows what differs from run to run: it must end well
    elif want is None:
        return f"no expected output: ./dev record {os.path.relpath(test.path, ROOT)}"
    if result.exit != test.expected_exit():
        why.append(f"{result.exit_text()}, expected exit {test.expected_exit()}")
    got = normal_out(test, result.out)
    if got != want:
        why.append(difference(want, got, ("expected", "output")) or "output differs in line ends")
    want_err = test.expected("err")
    if want_err is not None:
        want_err, got_err = want_err.decode(), normal_err(test, result.err)
        if want_err != got_err:
            why.append(difference(want_err, got_err, ("expected error", "error")))
    elif why and result.err:
        why.append("standard error ends:\n" + "\n".join(result.err.decode("utf-8", "replace").splitlines()[-8:]))
    return "\n".join(why) if why else None


def limit_memory(preset):
    """Bounds what children may map. Sanitizers map terabytes of shadow: not for them."""
    soft = resource.RLIM_INFINITY if preset in ("asan", "tsan") else DATA_LIMIT
    resource.setrlimit(resource.RLIMIT_DATA, (soft, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def known_failures(preset):
    """tests/lang/not_yet.txt: one test a line, `@preset` behind it for one preset only."""
    known = set()
    try:
        with open(os.path.join(TESTS, "lang", "not_yet.txt")) as f:
            for line in f:
                words = line.split("#")[0].split()
                if words and (len(words) == 1 or "@" + preset in words[1:]):
                    known.add(words[0])
    except FileNotFoundError:
        pass
    return known
