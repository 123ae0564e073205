# tests/lang/collections/deque_and_defaultdict_corners.py - words of errors, mutation noticed, rotation against insertion, subclasses
from collections import deque, defaultdict, namedtuple, Counter, OrderedDict
import _collections, copy, weakref, gc
d=deque([1,2],5)
for s in ['deque(1)','deque([],-1)','deque([],2.0)','deque([],None)','deque(1,2,3)','deque(x=1)','deque([1]).index(2)','deque().pop()','deque().popleft()','deque([1]).remove(5)','deque([1])[3]','deque([1])["a"]','deque([1])[0:1]','deque([1]).rotate("a")','deque([1])+[2]','deque([1])*2.0','deque([1]).insert(0,2)','deque([1],1).insert(0,2)','hash(deque())','deque([1])<[1]','deque([1,2])*2','str(deque([1],3).__reduce__())[:40]','deque([1])+deque([2])','defaultdict(1)','defaultdict(list)[[]]','defaultdict()[1]','defaultdict(list,a=1)','defaultdict(list)|{1:2}','{1:2}|defaultdict(list)','defaultdict(int,{1:2}).__reduce__()[:3]','iter(d).__reduce__()','iter(d).__length_hint__()','type(iter(d))','type(reversed(d))','deque.__doc__','deque[int]','d.maxlen','d.copy()','d==deque([1,2])', 'deque([1]).append()','deque([1,2,3]).index(3,0,2)','deque([5])*-1','deque([1,2],3)*5','deque(maxlen=3)','deque("abc",maxlen=2)','repr(defaultdict(list,{1:2}))','deque().extend(1)','_collections._tuplegetter(0,"doc")','_collections._tuplegetter(0,"doc").__reduce__()','deque([1],4).maxlen','d.insert(10,3)','d.insert(-10,3)','d','copy.copy(d)','copy.deepcopy(d)','Counter("abracadabra")','Counter(a=1)+Counter("aab")','namedtuple("P","x y")(1,2)','namedtuple("P","x y")(1,2).y','namedtuple("P","x y").x.__doc__','namedtuple("P","x y").x','OrderedDict(a=1)','defaultdict(int).__missing__(3)','3*deque([1])','deque([1,2,3])==deque([1,2,4])','deque([1,2,3])<deque([1,2,4])','deque.__hash__','isinstance(d,deque)','defaultdict.__mro__','list(reversed(deque("abc")))','deque("abc").count("a")','"z" in deque("abc")','list(copy.copy(iter(deque("abc"))))','defaultdict(list).default_factory','d.maxlen.real', 'deque(range(20)).rotate(7)', 'sum(deque(range(100)))']:
  try: print(s,'->', eval(s))
  except Exception as e: print(s, '->', type(e).__name__, e)
def m():
  for x in d: d.append(1)
try: m()
except RuntimeError as e: print(e)
import itertools
r=deque(range(11))
for i in range(-25,25,3):
    r.rotate(i); print(list(r), end=' ')
    r.insert(i, 'x'); del r[r.index('x')]
    r.reverse()
print(list(r))
class D(deque): pass
x=D([1,2]); x.a=x; x.append(x); print(x, x.copy(), len(x)); w=weakref.ref(x); del x; gc.collect(); print(w())
class DD(defaultdict):
    def __missing__(self,k): return 'miss'
print(DD()[1], DD(int,{2:3}), DD(int,{2:3}).copy())
class E:
    def __eq__(s,o): q.append(1); return False
q=deque([E(),E()])
for f in (lambda:q.index(3), lambda:3 in q, lambda:q.remove(3), lambda: q.count(3), lambda: q==q.copy() and 0):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
z=deque(maxlen=0); z.append(1); z.extendleft("abc"); print(z, len(z))
z=deque([1,2]); z.extend(z); print(z); z.extendleft(z); print(z); z+=z; print(len(z)); z*=2; print(len(z))
