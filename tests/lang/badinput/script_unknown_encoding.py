# coding: nosuch
# tests/lang/badinput/script_unknown_encoding.py - an encoding that nobody knows
print('never')
