# tests/lang/methods/timezone_argument_kinds.py - what each method of timezone says to one argument of each kind
import _methods, datetime
_methods.argument_kinds(datetime.timezone, lambda: datetime.timezone(datetime.timedelta(hours=1)))
