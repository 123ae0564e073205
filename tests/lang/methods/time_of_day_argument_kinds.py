# tests/lang/methods/time_of_day_argument_kinds.py - what each method of time_of_day says to one argument of each kind
import _methods, datetime
_methods.argument_kinds(datetime.time, lambda: datetime.time(1, 2, 3))
