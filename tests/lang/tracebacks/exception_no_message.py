# tests/lang/tracebacks/exception_no_message.py - an exception without a message shows only its name
raise ValueError
