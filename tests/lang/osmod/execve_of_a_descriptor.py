# tests/lang/osmod/execve_of_a_descriptor.py - execve() takes an open file in place of a path; execv() does not, and names no file in its error
import os, sys

print(os.execve in os.supports_fd)
for call in (lambda: os.execv(3, ["a"]), lambda: os.execv("/nonexistent", ["a"]), lambda: os.execve("/nonexistent", ["a"], {})):
    try:
        call()
    except (TypeError, OSError) as e:
        print(type(e).__name__, e)
sys.stdout.flush()
fd = os.open("/bin/sh", os.O_RDONLY)
os.execve(fd, ["sh", "-c", 'echo "by descriptor: $word"'], {"word": "yes"})
