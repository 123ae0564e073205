# carets mark the attribute look-up that failed
class C:
    pass
print(len("abc") + C().missing.deeper)
