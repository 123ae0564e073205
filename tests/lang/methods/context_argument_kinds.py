# tests/lang/methods/context_argument_kinds.py - what each method of context says to one argument of each kind
import _methods, contextvars
_methods.argument_kinds(contextvars.Context, lambda: contextvars.Context(), lambda r, o: type(r).__name__)
