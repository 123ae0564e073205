# tests/lang/tracebacks/exception_subclass_name.py - exceptions of own modules are shown with their module, of __main__ too
class Own(Exception):
    def __str__(self): return "custom text"
raise Own
