# tests/lang/classes/name_mangling.py - names with two leading underscores are mangled inside a class body
class C:
    __x = 1
    def __f(self): return "f"
    def get(self): return self.__x, self.__f(), self._C__x
    def local(self):
        __v = 5
        return sorted(locals())
    def kw(self, __k=1): return __k
c = C()
print(c.get(), c.local(), c.kw(_C__k=3), c._C__x)
print([n for n in C.__dict__ if "C__" in n])
try:
    c.__x
except AttributeError as e:
    print(e)
class _D:
    __y = 2
    def get(self): return self.__y
print(_D().get(), "_D__y" in _D.__dict__)
class __: 
    __z = 3
    def get(self): return __
print(hasattr(__, "__z"))
