# lang/osmod/spawn_refused.py - exec and posix_spawn() refuse an empty program name and names of variables that could not be told from their values
import os

bad = [lambda: os.execv("/bin/true", ()), lambda: os.execv("/bin/true", ("",)), lambda: os.execv("/bin/true", [""]),
       lambda: os.execve("/bin/true", ("",), {}), lambda: os.execve("/bin/true", [], {}), lambda: os.posix_spawn("/bin/true", ("",), {}),
       lambda: os.posix_spawn("/bin/true", [""], {})]
for names in {"A=B": "c"}, {"": "c"}, {"=A": "c"}, {"=": "c"}, {b"A=B": b"c"}:
    bad += [lambda names=names: os.execve("/no/such", ["true"], names),
            lambda names=names: os.waitstatus_to_exitcode(os.waitpid(os.posix_spawn("/bin/true", ["true"], names), 0)[1])]
for call in bad:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
