# tests/lang/format/format_map.py - format_map looks names up in any mapping
class D(dict):
    def __missing__(self, k): return "<" + k + ">"
print("{a} {b}".format_map(D(a=1)))
try:
    "{a}".format_map({})
except KeyError as e:
    print(e)
try:
    "{}".format_map({"": 1})
except ValueError as e:
    print(e)
