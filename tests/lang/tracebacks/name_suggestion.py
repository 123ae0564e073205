# tests/lang/tracebacks/name_suggestion.py - a NameError suggests a similar name
value_one = 1
print(valeu_one)
