# tests/lang/identity/constants_of_different_type_not_merged.py - 1, 1.0 and True stay apart as constants, and so do 0.0 and -0.0
a, b, c = 1, 1.0, True
print(a, b, c)
print(0.0, -0.0, (0.0,), (-0.0,), (1, 1.0), (1.0, 1), (True, 1))
print([x for x in (1, True, 1.0, 1 + 0j)])
