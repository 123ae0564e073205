# tests/lang/tracebacks/multiline_message.py - a message with several lines is printed as it is
raise ValueError("first line\nsecond line\n  third")
