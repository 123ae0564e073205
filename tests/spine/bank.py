# tests/spine/bank.py - a small program as people write them: objects, a ledger, rules that raise
class Refused(Exception):
    pass


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        self.history.append(("in", amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise Refused(f"{self.owner} has {self.balance}, wants {amount}")
        self.balance -= amount
        self.history.append(("out", amount))


class Savings(Account):
    rate = 5

    def year(self):
        gain = self.balance * self.rate // 100
        if gain:
            self.deposit(gain)
        return gain


def transfer(a, b, amount):
    a.withdraw(amount)
    try:
        b.deposit(amount)
    except ValueError:
        a.balance += amount
        a.history.pop()
        raise


bank = {name: Account(name, n) for name, n in [("ann", 100), ("bob", 20)]}
bank["sue"] = Savings("sue", 1000)
orders = [("ann", "bob", 30), ("bob", "ann", 500), ("sue", "bob", 0), ("bob", "sue", 50), ("ann", "zed", 1)]
for a, b, amount in orders:
    try:
        transfer(bank[a], bank[b], amount)
        print("ok", a, b, amount)
    except Refused as e:
        print("refused:", e)
    except (ValueError, KeyError) as e:
        print("error:", type(e).__name__, e)
for year in range(3):
    print("year", year, "gain", bank["sue"].year())
for name in sorted(bank):
    account = bank[name]
    print(f"{name:5}|{account.balance:6}|{len(account.history)}|{account.history}")
print(sum(a.balance for a in bank.values()))
