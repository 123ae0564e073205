# lang/osmod/results_unchangeable.py - results with named fields cannot be given other values or further attributes; what they match by position has a name
import os, time, sys
for o in os.stat("/"), os.statvfs("/"), time.localtime(), sys.version_info, os.times():
    for n in "st_mode", "parrot", "f_bfree", "tm_year", "n_fields", "user":
        for f in (lambda: setattr(o, n, 1)), (lambda: delattr(o, n)):
            try: print(type(o).__name__, n, f())
            except Exception as e: print(type(o).__name__, n, type(e).__name__, e)
print(os.stat_result.__match_args__, time.struct_time.__match_args__)
