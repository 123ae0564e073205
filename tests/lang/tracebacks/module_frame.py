# tests/lang/tracebacks/module_frame.py - frames of an imported module show its file and line
import _helper
_helper.outer(3)
