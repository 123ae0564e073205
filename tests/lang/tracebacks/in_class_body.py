# tests/lang/tracebacks/in_class_body.py - a class body is a frame of its own
class C:
    x = 1
    y = x + "a"
