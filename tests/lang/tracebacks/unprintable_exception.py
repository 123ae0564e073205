# tests/lang/tracebacks/unprintable_exception.py - an exception whose str fails is shown as unprintable
class Bad(Exception):
    def __str__(self): raise ValueError
raise Bad
