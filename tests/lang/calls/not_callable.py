# tests/lang/calls/not_callable.py - calling what is not callable names its type
for bad in (lambda: 5(), lambda: "a"(), lambda: None(), lambda: [1](0), lambda: (1, 2)(3), lambda: {}(), lambda: 1.5(), lambda: object()()):
    try:
        bad()
    except TypeError as e:
        print(e)
