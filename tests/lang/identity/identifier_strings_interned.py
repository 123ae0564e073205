# tests/lang/identity/identifier_strings_interned.py - string constants that look like identifiers are interned across compilation units
def unit(text):
    return eval(compile(text, "<u>", "eval"))

print(unit("'hello'") is unit("'hello'"))
print(unit("'hello_World9'") is unit("'hello_World9'"))
print(unit("'hello world!'") is unit("'hello world!'"))
print(unit("'a-b'") is unit("'a-b'"))
print(unit("'ab' 'cd'") is unit("'abcd'"))
