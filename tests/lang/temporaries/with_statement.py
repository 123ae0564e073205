# tests/lang/temporaries/with_statement.py - the context manager lives until the block ends, though only its value is bound
class M:
    def __enter__(self):
        print("enter", end="; ")
        return V()
    def __exit__(self, *a): print("exit", end="; ")
    def __del__(self): print("del M", end="; ")
class V:
    def __del__(self): print("del V", end="; ")
with M():
    print("body", end="; ")
print("after")
with M() as v:
    print("body", end="; ")
print("after")
del v
print("end")
