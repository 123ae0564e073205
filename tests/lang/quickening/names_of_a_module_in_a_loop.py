# lang/quickening/names_of_a_module_in_a_loop.py: names of a module's body are found when they change, come, go, or hide a builtin
total = 0
for i in range(300):
    total = total + i
    if i == 100:
        step = 5
    if i > 100:
        total += step
    if i == 200:
        del step
        step = 7
    if i == 250:
        len = lambda x: 1000
    total += len([i])
    if i == 290:
        del len
print(total)

text = """
seen = []
for i in range(5):
    try:
        seen.append((i, x, len("abc")))
    except NameError as e:
        seen.append(str(e))
    if i == 2:
        x = "set"
"""
code = compile(text, "text", "exec")
for space in ({}, {"x": 1}, {"len": lambda s: "mine"}):
    exec(code, space)
    print(space["seen"])


class Names(dict):
    def __missing__(self, key):
        if key == "x":
            return "missing"
        raise KeyError(key)


mapping = Names()
exec(code, {}, mapping)
print(mapping["seen"])
space = {}
exec(code, space, {"x": "local"})
exec(code, space)
print(space["seen"])
exec(code, {"__builtins__": {"range": range, "NameError": NameError, "str": str}}, mapping)
print(mapping["seen"])


class Body:
    for i in range(50):
        total = i if i == 0 else total + i
    result = total


print(Body.result, total)
