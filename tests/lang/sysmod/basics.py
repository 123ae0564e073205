# tests/lang/sysmod/basics.py - the sys module's everyday parts
import sys
print(sys.version_info[:2], sys.version_info.major, sys.maxsize, sys.byteorder, sys.maxunicode, sys.getrecursionlimit(), sys.platform, sys.float_info.max, sys.float_info.dig, sys.hexversion >> 16, sys.int_info.default_max_str_digits)
print(sys.argv, isinstance(sys.path, list), sys.modules["sys"] is sys, sys.flags.optimize, sys.getdefaultencoding(), sys.getfilesystemencoding(), isinstance(sys.executable, str), type(sys.implementation.name).__name__, sys.intern("a") is sys.intern("a"))
print(sys.getsizeof([]) > 0, sys.getsizeof(5, 0) > 0, "sys" in sys.builtin_module_names, sys.displayhook is sys.__displayhook__, callable(sys.excepthook), sys.getswitchinterval(), sys.is_finalizing(), sys.warnoptions, len(sys.version) > 5, sys.float_repr_style)
try:
    sys.getrefcount()
except TypeError as e:
    print(e)
