# tests/lang/dicts/comparison.py - dicts compare by content, without order, and have no <
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 1.0}, {"a": 1} == {"a": 2}, {} == {}, {1: 2} == [(1, 2)])
try:
    {} < {}
except TypeError as e:
    print(e)
