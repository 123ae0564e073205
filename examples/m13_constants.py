# M13, constants: equal immutable constants of one compilation unit are one object; mutable things never are.
a = 888888888
b = 888888888
print("in one file:", a is b)
scope = {}
exec("a = 888888888", scope)
exec("b = 888888888", scope)
print("compiled apart, equal:", scope["a"] == scope["b"], "identical:", scope["a"] is scope["b"])
x, y = [], []
print("two lists, equal:", x == y, "identical:", x is y)
print("kept apart:", 1.0, 1, True, 0.0, -0.0)
