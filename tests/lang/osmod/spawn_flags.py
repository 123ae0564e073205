# lang/osmod/spawn_flags.py - posix_spawn() takes its flags as C ints, as it takes other numbers
import os
for name in "resetids", "setsid":
    for v in None, 1.5, "a", 1 << 40, True, 0, -5:
        try:
            pid = os.posix_spawn("/bin/true", ["true"], {}, **{name: v})
            print(name, repr(v), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        except Exception as e:
            print(name, repr(v), type(e).__name__, e)
