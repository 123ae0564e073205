# tests/lang/finalization/order_of_garbage.py - what a program put into builtins goes first, then names in their order: tuples from their end, classes after their instances
import builtins
class Noisy:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("gone", self.name)
made = type("Made", (), {"x": Noisy("made.x")})()
pair = (Noisy("pair 0"), Noisy("pair 1"))
row = [Noisy("row 0"), Noisy("row 1")]
builtins.own = Noisy("builtins.own")
builtins.len = lambda o: 5
last = Noisy("last")
print("end", len([]))
