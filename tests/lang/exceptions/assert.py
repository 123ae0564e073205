# tests/lang/exceptions/assert.py - assert raises AssertionError with its message, evaluated only then
assert True, 1 // 0
try:
    assert 0, "message"
except AssertionError as e:
    print(repr(e))
try:
    assert []
except AssertionError as e:
    print(repr(e))
try:
    assert (), {"k": 1}
except AssertionError as e:
    print(e.args)
