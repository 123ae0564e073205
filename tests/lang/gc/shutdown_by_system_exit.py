# tests/lang/gc/shutdown_by_system_exit.py - finalizers of global cycles run when the program ends by SystemExit
class C:
    def __del__(self): print("__del__ called")
a = C()
a.link = a
raise SystemExit(3)
