# tests/lang/identity/run_time_strings_not_interned.py - strings built at run time are new objects, until sys.intern makes them one
import sys
parts = ["hel", "lo"]
s = "".join(parts)
t = "".join(parts)
print(s == t, s is t, s is "hello")
print(sys.intern(s) is sys.intern(t), sys.intern(t) is "hello")
