# tests/lang/pickle/dispatch_table_member.py - Pickler.dispatch_table is a member of the structure, which picklers of loky set past their class
import _pickle, io, pickle, types

member = _pickle.Pickler.__dict__["dispatch_table"]
print(isinstance(member, types.MemberDescriptorType), [type(_pickle.Pickler.__dict__[n]).__name__ for n in ("bin", "fast", "memo", "persistent_id")])
class Kind: pass
def reduce(o): return str, ("reduced",)
def dumped(p, out):
    p.dump(Kind())
    return pickle.loads(out.getvalue())
def attempt(fn):
    try: print(fn())
    except AttributeError as e: print(e)
plain = pickle.Pickler(io.BytesIO())
attempt(lambda: plain.dispatch_table)
plain.dispatch_table = {}
attempt(lambda: plain.dispatch_table)
del plain.dispatch_table
attempt(lambda: plain.dispatch_table)
attempt(lambda: delattr(plain, "dispatch_table"))
class ByClass(pickle.Pickler):
    dispatch_table = {Kind: reduce}
out = io.BytesIO()
print(dumped(ByClass(out), out))
class Other(pickle.Pickler):
    dispatch_table = {int: reduce}
out = io.BytesIO()
p = Other(out)
member.__set__(p, {Kind: reduce})
p.dispatch_table = 5
print(member.__get__(p) == {Kind: reduce}, p.__dict__, dumped(p, out))
