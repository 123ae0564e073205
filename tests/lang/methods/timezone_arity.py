# tests/lang/methods/timezone_arity.py - how many arguments each method of timezone takes, and what it says otherwise
import _methods, datetime
_methods.arity(datetime.timezone, lambda: datetime.timezone(datetime.timedelta(hours=1)))
