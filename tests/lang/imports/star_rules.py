# tests/lang/imports/star_rules.py - star-import takes __all__, or all names without an underscore
ns = {}
exec("from _star import *", ns)
print(sorted(n for n in ns if not n.startswith("__")))
ns = {}
exec("from _star_all import *", ns)
print(sorted(n for n in ns if not n.startswith("__")))
try:
    exec("from _star_bad import *", {})
except AttributeError as e:
    print(e)
