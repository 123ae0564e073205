# coding: latin-1
# tests/lang/badinput/script_latin_1.py - a script in latin-1: its text, and its lines in a traceback
s = 'é'
print(ascii(s), len('éè'))
éè = s; x = 'é'; y = 1 / 0
