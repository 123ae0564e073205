# tests/lang/generators/yield_from_throw_into_list_iterator.py - an exception thrown while delegating to an iterator without throw is raised at yield from
def g():
    try:
        yield from [1, 2]
    except KeyError as e:
        print("caught", e)
        yield "after"
it = g()
print(next(it), it.throw(KeyError("k")), next(it, "end"))
