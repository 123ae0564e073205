# tests/lang/identity/dict_keys_keep_first.py - a dict keeps the first of several equal keys and the last value
d = {1: "int", True: "bool", 1.0: "float"}
print(d, [type(k).__name__ for k in d])
s = [1.0, 1, True]
print({*s}, [type(x).__name__ for x in {*s}])
