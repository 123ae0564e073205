# tests/lang/gc/shutdown_other_module.py - a cycle that another module holds is collected at exit
import _shutdown_module
print(len(_shutdown_module.l))
