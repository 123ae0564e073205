# tests/lang/sysmod/flags_and_info_structs.py - sys.flags, version_info, float_info, int_info, hash_info, thread_info: fields, order, immutability
import sys
for n in ("flags", "version_info", "float_info", "int_info", "hash_info", "thread_info"):
    s = getattr(sys, n); print(n, type(s).__name__, len(s), isinstance(s, tuple), [f for f in dir(s) if not f.startswith("_") and f not in ("count", "index", "n_fields", "n_sequence_fields", "n_unnamed_fields")])
    for f in (lambda: setattr(s, "x", 1), lambda: type(s)([1])):
        try: print("  ", f())
        except Exception as e: print("  ", type(e).__name__, e)
print(sys.version_info[:3] >= (3, 11), sys.version_info > (3, 10), sys.version_info.major, sys.version_info == tuple(sys.version_info), sys.hexversion >> 24, sys.api_version, sys.maxsize == 2**63 - 1, sys.maxunicode, sys.byteorder, sys.platform, sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.default_max_str_digits, sys.hash_info.modulus == 2**61 - 1, sys.hash_info.inf, sys.flags.optimize, sys.flags.utf8_mode in (0, 1))
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.float_repr_style, sys.copyright.split()[0], sys.dont_write_bytecode, sys.pycache_prefix, sys.is_finalizing(), sys.getswitchinterval(), callable(sys.intern), sys.platlibdir, len(sys.builtin_module_names) > 20, sys.orig_argv[-1] == sys.argv[0], type(sys.implementation).__name__, sys.implementation.version[:2])
for f in (lambda: sys.intern(5), lambda: sys.intern(type("S", (str,), {})("x")), lambda: sys.setswitchinterval(0), lambda: sys.setswitchinterval("x"), lambda: sys.getsizeof(), lambda: sys.getsizeof(type("B", (), {"__sizeof__": lambda s: -1})()), lambda: sys.getsizeof(type("B", (), {"__sizeof__": lambda s: "x"})(), "default"), lambda: sys.getsizeof(type("B", (), {"__sizeof__": lambda s: "x"})()), lambda: sys.set_int_max_str_digits(5), lambda: sys.set_int_max_str_digits(-1), lambda: sys.exit(1, 2), lambda: sys.call_tracing(lambda a: a + 1, (1,)), lambda: sys.call_tracing(5, ()), lambda: sys.getrefcount(), lambda: sys.is_finalizing(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
