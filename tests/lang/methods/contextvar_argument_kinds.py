# tests/lang/methods/contextvar_argument_kinds.py - what each method of contextvar says to one argument of each kind
import _methods, contextvars
_methods.argument_kinds(contextvars.ContextVar, lambda: contextvars.ContextVar('v', default=3), lambda r, o: type(r).__name__)
