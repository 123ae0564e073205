# tests/lang/identity/constants_not_merged_across_units.py - equal constants of separately compiled statements are equal, not identical
scope = {}
exec("a = 888888888", scope)
exec("b = 888888888", scope)
print(scope["a"] == scope["b"], scope["a"] is scope["b"])
exec("a = 'hello world!'", scope)
exec("b = 'hello world!'", scope)
print(scope["a"] == scope["b"], scope["a"] is scope["b"])
exec("a = (1, 2)", scope)
exec("b = (1, 2)", scope)
print(scope["a"] == scope["b"], scope["a"] is scope["b"])
