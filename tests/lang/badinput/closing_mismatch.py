# tests/lang/badinput/closing_mismatch.py - a closing bracket of another kind is reported with both lines
x = (1,
     2]
