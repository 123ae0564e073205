# tests/lang/methods/context_arity.py - how many arguments each method of context takes, and what it says otherwise
import _methods, contextvars
_methods.arity(contextvars.Context, lambda: contextvars.Context(), lambda r, o: type(r).__name__)
