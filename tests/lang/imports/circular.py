# tests/lang/imports/circular.py - circular imports see what is bound so far
import _circ_a
print(_circ_a.done, _circ_a._circ_b.seen)
