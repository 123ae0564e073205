"""Compiles each source of a file (they are separated by NULs) and says how it went, a line each.

Run by Ouro and by the oracle. Nothing of what is compiled is run.
"""
import sys

try:
    import warnings
    warnings.simplefilter("ignore")
except ImportError:  # where the module cannot be had, nothing is warned about either
    pass
with open(sys.argv[1], encoding="utf-8") as f:
    sources = f.read().split("\0")
for number, source in enumerate(sources[int(sys.argv[2]):], int(sys.argv[2])):
    try:
        compile(source, "fuzz", "exec")
        how = "ok"
    except Exception as e:
        how = f"{type(e).__name__}: {getattr(e, 'msg', e)} {getattr(e, 'lineno', '')}"
    print(number, how.replace("\n", " "), flush=True)
