# tests/lang/objects/special_methods.py - every special method through its operator, metaclasses, super, subclasses of built-ins
def ev(s):
    try: print(s, '->', repr(eval(s, globals())).split(' at 0x')[0])
    except BaseException as e: print(s, '->', type(e).__name__, e)
def ex(s):
    try: exec(s, globals()); print(repr(s), 'ok')
    except BaseException as e: print(repr(s), type(e).__name__, e)
log=[]
class V:
    def __init__(s, n): s.n = n
    def __repr__(s): return 'V(%s)' % s.n
    def __add__(s,o): log.append('add'); return NotImplemented
    def __radd__(s,o): log.append('radd'); return 'r'
    def __iadd__(s,o): log.append('iadd'); return NotImplemented
    def __eq__(s,o): log.append('eq'); return NotImplemented
    def __lt__(s,o): log.append('lt'); return s.n < o.n
    def __mul__(s,o): return 'mul'
    def __pow__(s,o,m=None): return ('pow',o,m)
    def __rpow__(s,o,m=None): return ('rpow',o,m)
    def __ipow__(s,o): return ('ipow',o)
    def __neg__(s): return 'neg'
    def __index__(s): return s.n
    def __divmod__(s,o): return 'dm'
    def __rdivmod__(s,o): return 'rdm'
    def __matmul__(s,o): return 'mm'
    def __getitem__(s,k): return ('gi',k)
    def __contains__(s,v): return 'yes'
    def __call__(s,*a,**k): return a,k
    def __format__(s,spec): return 'fmt:'+spec
    def __bool__(s): return s.n > 0
    def __len__(s): return s.n
    def __hash__(s): return s.n
    def __reversed__(s): return 'rev'
    def __iter__(s): return iter([1,2])
    def __int__(s): return 7
    def __bytes__(s): return b'z'
    def __enter__(s): return s
    def __exit__(s,*a): return True
    def __getattr__(s,n):
        if n.startswith('_'): raise AttributeError(n)
        return 'ga:'+n
    def __dir__(s): return ['q','a']
class W(V):
    def __radd__(s,o): log.append('Wradd'); return 'w'
v=V(3); w=W(2)
for s in ["v+v","v+w","w+v","5+v","v+5","v==v","v==w","v!=w","v<w","v>w","v<=w","v*2","2*v","v**2","2**v","pow(v,2,3)","pow(2,v,3)","-v","+v","~v","[1,2,3,4][v]","divmod(v,1)","divmod(1,v)","v@v","5@v","v[1]","v[1:2]","4 in v","v(1,a=2)","format(v,'x')","bool(v),bool(V(0))","len(v)","hash(v)","list(v)","v.foo","v._x","sorted(dir(v))","'%s' % v","abs(v)","v-v","v.__class__","V.foo","hasattr(v,'_q')","(1,2)+v","[1]*v","'ab'*v","v*'ab'", "len(V(-1))","hash(V(-1))"]:
    del log[:]
    ev(s); print(log)
x=v
def ia():
    global x
    x += 1
ex("ia()"); print(log)
class Bad:
    def __len__(s): return 'x'
    def __bool__(s): return 5
    def __hash__(s): return 'a'
    def __repr__(s): return 5
    def __str__(s): return 5
    def __iter__(s): return 5
    def __index__(s): return 'q'
    def __int__(s): return 'q'
    def __contains__(s,o): raise KeyError(o)
    def __init__(s): pass
    def __format__(s,x): return 5
b=Bad()
for s in ["len(b)","bool(b)","hash(b)","repr(b)","str(b)","iter(b)","[1][b]","int(b)","5 in b","format(b)","b<b","b()","b[0]","del_b()","b+1","b.x","-b","for_b()","b()()"]: ev(s)
class BI:
    def __init__(s): return 5
ev("BI()")
class NoneStuff:
    __iter__=None; __contains__=None; __hash__=None; __len__=None; __call__=None; __add__=None; __getitem__=None; __bool__ = None; __eq__ = None
n=NoneStuff()
for s in ["iter(n)","5 in n","hash(n)","len(n)","n()","n+1","n[0]","bool(n)","n==n"]: ev(s)
class Old:
    def __getitem__(s,i):
        if i>3: raise IndexError
        return i*10
for s in ["list(Old())","20 in Old()","25 in Old()","iter(Old()).__next__()","list(reversed(Old()))","len(Old())"]: ev(s)
class It:
    def __init__(s): s.i=0
    def __iter__(s): return s
    def __next__(s):
        s.i+=1
        if s.i>3: raise StopIteration('done')
        return s.i
ev("list(It())"); ev("sum(It())")
i=It(); list(i)
ev("next(i)"); ev("next(i,'d')")
# getattribute
class GA:
    z=1
    def __getattribute__(s,n):
        if n=='boom': raise AttributeError('bm')
        return 'G'+n
    def __getattr__(s,n): return 'fallback '+n
ev("GA().z"); ev("GA().boom"); ev("len(GA())")
class SA:
    def __setattr__(s,n,v): object.__setattr__(s,n,v*2)
    def __delattr__(s,n): print('del',n); object.__delattr__(s,n)
a=SA(); a.x=5; ev("a.x"); ev("delattr(a,'x')"); ev("a.x"); ev("delattr(a,'x')")
# descriptors
class D:
    def __get__(s,o,t): return ('get',o is None,t.__name__)
class DD(D):
    def __set__(s,o,v): print('set',v)
    def __delete__(s,o): print('delete')
class H: d=D(); dd=DD()
h=H(); h.__dict__['d']='inst'; h.__dict__['dd']='inst'
for s in ["h.d","h.dd","H.d","H.dd","setattr(h,'dd',5)","delattr(h,'dd')","setattr(h,'d',6)","h.d","delattr(h,'d')","h.d","delattr(h,'d')"]: ev(s)
class OnlySet:
    def __set__(s,o,v): o.__dict__['os']=v
class H2: os=OnlySet()
h2=H2()
for s in ["h2.os.__class__","setattr(h2,'os',5)","h2.os","delattr(h2,'os')"]: ev(s)
# new / init / metaclass
class Me(type):
    def __new__(m,n,b,d,**k): print('new',n,k); return super().__new__(m,n,b,d)
    def __init__(c,n,b,d,**k): print('init',n,k); super().__init__(n,b,d)
    def __call__(c,*a): print('call',a); return super().__call__(*a)
    def __getattr__(c,n): return 'meta '+n
    def __instancecheck__(c,o): return o==5
    def __subclasscheck__(c,o): return o is int
    def __len__(c): return 77
    def __iter__(c): return iter('ab')
    def __contains__(c,x): return x==1
    def __getitem__(c,x): return ('mgi',x)
    def __repr__(c): return 'MEREPR'
    def __add__(c,o): return 'madd'
    attr='mattr'
class WithM(metaclass=Me, kw=3):
    def __init__(s,*a): print('inst',a)
for s in ["WithM(1)","WithM.zork","isinstance(5,WithM)","isinstance('a',WithM)","issubclass(int,WithM)","issubclass(str,WithM)","len(WithM)","list(WithM)","1 in WithM","WithM[5]","WithM","WithM+1","WithM.attr","WithM().attr","type(WithM)"]: ev(s)
class Sub(WithM): pass
ev("type(Sub)")
class New:
    def __new__(cls,*a): print('new',a); return 5 if a else object.__new__(cls)
    def __init__(s,*a): print('init',a)
ev("New(1)"); ev("New().__class__")
class IS:
    subs=[]
    def __init_subclass__(cls,/,tag=None,**k): super().__init_subclass__(**k); cls.tag=tag; IS.subs.append(cls.__name__)
class IS1(IS,tag=5): pass
ev("IS.subs, IS1.tag"); ex("class IS2(IS,bad=1): pass")
class CG:
    def __class_getitem__(cls,k): return cls.__name__,k
ev("CG[5]"); ev("CG.__class_getitem__(1)"); ev("int[5]"); ev("CG()[5]")
# super
class A1:
    def f(s): return 'A1'
    @classmethod
    def c(cls): return 'A1c',cls.__name__
    @property
    def p(s): return 'A1p'
class B1(A1):
    def f(s): return 'B1'+super().f()
    @classmethod
    def c(cls): return super().c()
    @property
    def p(s): return super().p+'B'
    def g(s): return super
    def nope(s): return super().nope
    def st(): return super()
b1=B1()
for s in ["b1.f()","b1.c()","B1.c()","b1.p","super(B1,b1).f()","super(B1,B1).f(b1)","super(B1,b1).__thisclass__","super(B1,b1).__self__ is b1","super(B1,b1).__self_class__","super(B1).__self__","super(B1)","repr(super(B1,b1))","super(B1,5)","super(5)","super(int,5)","super(B1,b1).zork","b1.nope()","B1.st()","super()","super(B1,b1,1)","super(B1,b1).__class__","setattr(super(B1,b1),'x',1)","super(B1).__get__(b1).f()","super(B1,None)","super(B1,b1).f.__self__ is b1"]: ev(s)
class Diamond(A1): 
    def f(s): return 'D'+super().f()
class Both(B1,Diamond): pass
ev("Both().f()")
# builtin subclasses
class I(int):
    def __add__(s,o): return 'I+'
class L(list):
    def __len__(s): return 99
    def __getitem__(s,i): return 'L',i
class Di(dict):
    def __missing__(s,k): return 'miss',k
    def __setitem__(s,k,v): super().__setitem__(k,v*2)
class Tu(tuple):
    def __new__(cls,*a): return super().__new__(cls,a)
class Ex(Exception):
    def __init__(s,a,b): super().__init__(a); s.b=b
    def __str__(s): return 'Ex!%s'%s.b
class Strr(str):
    def __eq__(s,o): return 'streq'
    __hash__=str.__hash__
for s in ["I(5)+1","1+I(5)","I(5)*2","I(5)","type(I(5))","L([1,2])","len(L([1]))","L([1])[5]","list(L([1,2]))","Di(a=1)['z']","Tu(1,2,3)","Tu(1)+(2,)","type(Tu(1)+(2,))","Ex(1,2)","str(Ex(1,2))","Ex(1,2).args","Ex(1,2).b","Ex(1)","Ex(1,2).__dict__","Strr('a')=='b'","{Strr('a'):1}","hash(Strr('a'))==hash('a')","I(5).__dict__","setattr(I(5),'x',1)","L().__class__.__mro__","isinstance(I(1),int)","issubclass(L,list)","I.__base__","bool(I(0))","Di().__class__.__name__"]: ev(s)
i5=I(5); i5.foo=1; ev("i5.foo, i5.__dict__, i5+1")
s5=Strr('abc'); s5.foo='x'*50; s5.bar=2; ev("s5.foo, s5.bar, s5.upper(), len(s5)")
t5=Tu(1,2,3); t5.q=5; ev("t5.q, t5")
d=Di(); d['k']=4; ev("d, d['zz']")
# __del__
class De:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
d1=De(1); d1=None
d2=De(2); d2.me=d2; d2=None
import gc
print(gc.collect()>0)
# many attributes, delete, order
class Many: pass
m=Many()
for k in range(100): setattr(m,'a%d'%k,k)
ev("len(m.__dict__), m.a0, m.a99")
m2=Many(); m2.x=1; m2.y=2; m2.z=3; del m2.y; m2.y=4
ev("m2.__dict__"); ev("list(vars(m2))")
m3=Many(); m3.x=1; del m3.x; ev("m3.__dict__"); ev("m3.x")
m4=Many(); dd=m4.__dict__; dd['n']=1; m4.o=2; ev("dd, m4.n"); m4.__dict__={'r':9}; ev("m4.r, dd"); ev("m4.n"); ev("setattr(m4,'__dict__',5)"); ev("delattr(m4,'__dict__')")
