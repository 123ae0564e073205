# tests/fault/percent_fields.py - % with a tuple beside it, simple or not: no field is left out for want of memory
x = 1.5
print("%5.1f|%-8s|" % (x, x), "%r %s" % (x, 2), "%08d" % (3,), "%-12.3s|%a" % ("abcdef", "z"))
