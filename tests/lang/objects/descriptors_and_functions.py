# tests/lang/objects/descriptors_and_functions.py - attributes of properties, methods, functions and slot wrappers, and their errors
def ev(s):
    try: print(s, '->', repr(eval(s, globals())).split(' at 0x')[0])
    except BaseException as e: print(s, '->', type(e).__name__, e)
def ex(s):
    try: exec(s, globals()); print(repr(s), 'ok')
    except BaseException as e: print(repr(s), type(e).__name__, e)
# properties
class C:
    def g(self): "gdoc"; return self._x
    def s(self, v): self._x = v
    x = property(g, s)
    y = property(g)
    z = property()
    w = property(g, doc="mine")
c = C()
for s in ["c.x","setattr(c,'x',3)","c.x","setattr(c,'y',3)","delattr(c,'y')","delattr(c,'x')","c.z","setattr(c,'z',1)","C.x.__doc__","C.w.__doc__","C.z.__doc__","C.x.fget.__name__","C.x.fset","C.z.fget","C.x.getter(lambda s: 7).__get__(c)","C.x.__set_name__(C,'q')","C.x.__set_name__(C)","property(g=1)","property(1,2,3,4,5)","C.x.__isabstractmethod__","setattr(C.x,'__doc__','nd')","C.x.__doc__","setattr(C.x,'fget',1)","C.x.__get__(None)","C.x.__get__(None,C) is C.x","C.__dict__['x'].__get__(c, C)","property().__get__(5)","property.__doc__[:19]","type(C.x)"]: ev(s)
class PD(property):
    "pd doc"
    extra = 1
p = PD(C.g); p.foo = 3
for s in ["p.__doc__","p.foo","PD.__doc__","p.getter(C.g).__class__"]: ev(s)
# static/class methods
class M:
    @staticmethod
    def st(a, b=1): "st doc"; return a, b
    @classmethod
    def cm(cls, a): "cm doc"; return cls.__name__, a
    def im(self): pass
class N(M): pass
for s in ["M.st(1)","M().st(1,2)","M.cm(1)","N.cm(2)","N().cm(3)","M.__dict__['st']","M.__dict__['st'](5)","M.__dict__['cm'](5)","M.__dict__['cm'].__func__.__name__","M.__dict__['st'].__wrapped__","M.__dict__['cm'].__name__","M.__dict__['cm'].__doc__","M.__dict__['cm'].__dict__","M.__dict__['st'].__dict__","M.cm","M.im","M().im.__func__ is M.im","M().im.__self__.__class__","M().im == M().im","M().im.__name__","M().im.__qualname__","M().im.__doc__","M().im.foo","setattr(M().im,'foo',1)","M.im()","M.st()","M.cm()","staticmethod(5)","classmethod(5)","classmethod(5).__get__(1)","staticmethod()","classmethod(a=1)","M().im.__call__","type(M().im)(M.im, 5)","type(M().im)(M.im, None)","type(M().im)(5, 5)","type(M().im)()","M.__dict__['st'].__isabstractmethod__","staticmethod(len).__name__","repr(M.st)[:20]","repr(M().im)[:25]"]: ev(s)
# functions
def f(a, b=2, *c, d, e=5, **k) -> int: "fdoc"; x = 1; return x
def outer():
    q = 5
    def inner(): return q
    return inner
inn = outer()
for s in ["f.__name__","f.__qualname__","f.__module__","f.__doc__","f.__defaults__","f.__kwdefaults__","f.__annotations__","f.__dict__","f.__closure__","inn.__closure__[0].cell_contents","inn.__qualname__","f.__globals__ is globals()","f.__code__.co_name","f.__code__.co_varnames","f.__code__.co_argcount","f.__code__.co_kwonlyargcount","f.__code__.co_flags","setattr(f,'x',1)","f.x","f.__dict__","delattr(f,'x')","f.x","setattr(f,'__name__',5)","setattr(f,'__name__','g')","repr(f)[:12]","setattr(f,'__qualname__',5)","setattr(f,'__defaults__',5)","setattr(f,'__defaults__',(7,))","f.__defaults__","setattr(f,'__kwdefaults__',5)","setattr(f,'__kwdefaults__',None)","f.__kwdefaults__","setattr(f,'__annotations__',5)","setattr(f,'__code__',5)","setattr(f,'__code__',inn.__code__)","setattr(inn,'__code__',f.__code__)","setattr(f,'__dict__',5)","delattr(f,'__dict__')","setattr(f,'__dict__',{'a':1})","f.a","delattr(f,'__doc__')","f.__doc__","delattr(f,'__name__')","delattr(f,'__defaults__')","f.__defaults__","f.__get__(None,None)","f.__get__(5)","f.__get__(None, int) is f","f.__get__()","type(f)()","type(f)(f.__code__,{})","type(f)(5,{})","type(f)(inn.__code__,{})","type(f)(inn.__code__,{},None,None,(1,))","type(f)(inn.__code__,{},None,None,())","type(f)(inn.__code__,{},5)","type(f)(inn.__code__,{},None,5)","type(f)(inn.__code__,{},'n',None,inn.__closure__)()","f < f","f == f","hash(f) == hash(f)","f.__globals__.nope","setattr(f,'__globals__',{})","setattr(f,'__closure__',())","f.__builtins__ is not None","inn.__closure__[0] == outer().__closure__[0]","type(inn.__closure__[0])()","type(inn.__closure__[0])(5).cell_contents","type(inn.__closure__[0])().cell_contents","type(inn.__closure__[0])(1,2)","repr(type(inn.__closure__[0])())[-7:]","f.__text_signature__"]: ev(s)
# natives and descriptors
for s in ["len","len.__name__","len.__module__","len.__self__","len.__qualname__","[].append.__self__","[].append.__qualname__","[].append.__name__","[].append.__module__","repr([].append)[:43]","list.append","list.append.__qualname__","list.append.__objclass__","list.append.__name__","list.append.__get__([])(1)","list.append.__get__(5)","list.append.__get__(None,list)","list.append(5)","list.append()","dict.fromkeys","dict.__dict__['fromkeys']","dict.__dict__['fromkeys'].__get__(None, dict)([1])","dict.__dict__['fromkeys'].__get__(None, int)","dict.__dict__['fromkeys'].__get__(None,5)","dict.__dict__['fromkeys'].__get__(None,None)","dict.__dict__['fromkeys'](dict,[1])","dict.__dict__['fromkeys']()","str.maketrans","type(str.__dict__['maketrans'])","int.__add__","int.__add__.__name__","int.__add__.__objclass__","int.__add__(1,2)","int.__add__(1)","int.__add__()","int.__add__('a',1)","(5).__add__","(5).__add__.__self__","(5).__add__(6)","(5).__add__.__name__","(5).__add__ == (5).__add__","int.__add__.__get__(5)","int.__add__.__get__('a')","type(int.__add__)","type((5).__add__)","type(list.append)","type(dict.__dict__['fromkeys'])","type(len)","type(type.__dict__['__name__'])","type.__dict__['__name__']","type.__dict__['__name__'].__get__(int)","type.__dict__['__name__'].__get__(5)","type.__dict__['__name__'].__set__(int,'x')","type(S.a) if 'S' in globals() else 0","property.__dict__['fget']","property.fget","setattr(property.fget,'x',1)","object.__init__","object.__new__","int.__new__","int.__new__ is int.__new__","int.__dict__['__new__']","object.__new__(object).__class__","object.__str__(5)","object.__repr__(5)[:12]","object.__eq__(5,5)","object.__ne__(5,6)","object.__lt__(5,6)","object.__hash__(5) is not None","object.__format__(5,'')","object.__format__(5,'x')","object.__format__(5,5)","object().__reduce_ex__","object().__sizeof__()","object.__dir__(5)[:0]","object().__init_subclass__()","object.__init_subclass__(x=1)","object.__subclasshook__()","object.__subclasshook__(1)","object().__class__","object().x","setattr(object(),'x',1)","delattr(object(),'x')","setattr(object(),'__class__',int)","object.__getattribute__(5,'real')","object.__getattribute__(5)","object.__getattribute__(5,5)","object.__setattr__(5,'x',1)","object.__setattr__(int,'x',1)","object.__delattr__(int,'x')","type.__setattr__(int,'x',1)","list.__getattribute__([], 'append')","list().__init__.__name__","list.__init__([], (1,2))","list.__len__([1])","list.__getitem__([1],0)","list.__setitem__([1],0)","list.__setitem__([1],0,5)","list.__contains__([1],1)","list.__iter__([])","list.__eq__([],[])","list.__eq__([],5)","list.__hash__","list.__mul__([1],2)","list.__mul__([1],'a')","list.__rmul__([1],2)","list.__iadd__([1],[2])","list.__lt__([1],[2])","str.__mod__('%s',5)","str.__rmod__('a',5)","'abc'.__contains__('b')","int.__bool__(5)","int.__pow__(2,3)","int.__rpow__(2,3)","int.__divmod__(7,2)","int.__rsub__(7,2)","int.__neg__(7)","int.__index__(True)","int.__hash__(5)","True.__and__(False)","'__add__' in bool.__dict__","'__and__' in bool.__dict__","type.__call__(int,5)","int.__class__.__call__(list)","type.__or__(int,str)","type(iter([])).__next__(iter([1]))","iter([]).__next__()","Ellipsis.__reduce__()","NotImplemented.__repr__()","None.__bool__()","type(None)()","type(None)(1)","type(...)()","type(NotImplemented)()","None.x","setattr(None,'x',1)"]: ev(s)
