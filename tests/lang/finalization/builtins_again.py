# tests/lang/finalization/builtins_again.py - at the end builtins have the values again that they had at first
import builtins
first_len = len
class Asks:
    def __del__(self):
        print("len:", len([]), "own:", hasattr(__builtins__, "own"))
builtins.len = lambda o: "replaced"
builtins.own = 1
del builtins.sorted
asks = Asks()
asks.me = asks
print(len([]))
