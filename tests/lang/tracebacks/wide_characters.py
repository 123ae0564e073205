# tests/lang/tracebacks/wide_characters.py - carets stand under the right columns after wide characters
s = "é世" + "x" + undefined
