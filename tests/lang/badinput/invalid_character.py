# tests/lang/badinput/invalid_character.py - characters that cannot stand in a source
x = 1 “ quote
