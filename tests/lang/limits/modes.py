# tests/lang/limits/modes.py - a program does the same whatever serves its memory: pools, the C library, pools with guards
# presets: only release debug
# oracle: no
import os
import subprocess
import sys

PROGRAM = """
made = [[i, str(i), {i: (i,)}, "x" * (i % 100), i * 1.5] for i in range(3000)]
made = [m for i, m in enumerate(made) if i % 7]
print(len(made), sum(len(m[3]) for m in made), sorted(m[1] for m in made)[100])
class Node: pass
for _ in range(500):
    n = Node(); n.me = n; n.data = [n] * 20
import gc
print(gc.collect() >= 0)
"""


def run(*options, **environment):
    keep = {k: v for k, v in os.environ.items() if k not in ("OUROMALLOC", "PYTHONMALLOC")}
    done = subprocess.run([sys.executable, *options, "-c", PROGRAM], env={**keep, **environment}, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr.strip().splitlines()[:1]


plain = run()
print(plain)
for mode in "blocks", "system", "debug":
    print(mode, run("-X", "malloc=" + mode) == plain, run(OUROMALLOC=mode) == plain)
for mode in "default", "malloc", "pymalloc", "pymalloc_debug", "malloc_debug", "debug":
    print(mode, run(PYTHONMALLOC=mode) == plain)
print(run("-X", "malloc=other"))
print(run(OUROMALLOC="other"))
print(run(PYTHONMALLOC="other"))
print(run("--memory-limit", "nonsense"))
print(run("--memory-limit", "10K"))
told = subprocess.run([sys.executable, "--memory-limit", "16M", "-c", "x = []\nwhile True: x.append([])"],
                      env={**os.environ, "OUROMEMSTATS": "atcap"}, capture_output=True, text=True)
print(told.returncode, "level +2" in told.stderr, told.stderr.count("ouro memory"), told.stderr.splitlines()[-1])
