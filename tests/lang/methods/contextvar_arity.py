# tests/lang/methods/contextvar_arity.py - how many arguments each method of contextvar takes, and what it says otherwise
import _methods, contextvars
_methods.arity(contextvars.ContextVar, lambda: contextvars.ContextVar('v', default=3), lambda r, o: type(r).__name__)
