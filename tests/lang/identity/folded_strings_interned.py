# tests/lang/identity/folded_strings_interned.py - strings folded from constants are interned like written ones
# swallows: constants are folded or not
def unit(text):
    return eval(compile(text, "<u>", "eval"))

print(unit("'ab' + 'cd'") is unit("'abcd'"))
print(unit("'a' * 20") is unit("'aaaaaaaaaaaaaaaaaaaa'"))
print(unit("'x' * 4096") is unit("'x' * 4096"))
print(unit("'x' * 4097") is unit("'x' * 4097"))
