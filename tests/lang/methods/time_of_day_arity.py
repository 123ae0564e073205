# tests/lang/methods/time_of_day_arity.py - how many arguments each method of time_of_day takes, and what it says otherwise
import _methods, datetime
_methods.arity(datetime.time, lambda: datetime.time(1, 2, 3))
