# tests/lang/pickle/starred_alias.py - *tuple[int] is copied and pickled as itself
import copy, pickle
star = next(iter(tuple[int, ...]))
function, (it,) = star.__reduce__()
print(function, type(it).__name__, it.__reduce__(), next(it), list(it))
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    again = pickle.loads(pickle.dumps(star, protocol))
    print(again, again == star, again.__unpacked__, again.__args__)
for make in copy.copy, copy.deepcopy:
    print(make(star), make(tuple[star]), make(list[int]))
print(tuple[int].__reduce__(), [*tuple[int]], (lambda *args: args)(*list[str]))
