# tests/lang/library/argument_faults.py - library functions in C say what is wrong with their arguments as CPython's do
import bisect, collections, datetime, gc, itertools, math, operator, random, struct, time
def t(e):
    # where the name of the function comes from a bound method it stands alone
    try:
        print(e, "=>", repr(eval(e)))
    except Exception as x:
        print(e, "=>", type(x).__name__, x)
for e in [
    'itertools.count(datetime.date(2020,1,1))',
    'itertools.count(1j)',
    "itertools.count('a')",
    "itertools.islice('abc','a','b')",
    "itertools.islice('abc','a',2)",
    'itertools.repeat(1,2**70)',
    'itertools.tee([],2**70)',
    'itertools.product([],repeat=2**70)',
    'operator.length_hint(1,2**70)',
    'random.getrandbits(2**70)',
    'random.getrandbits(-1)',
    'len(bin(random.Random(1).getrandbits(100)))',
    'bisect.bisect({},1)',
    'bisect.bisect({1,2},1)',
    'bisect.bisect(5,1,0,3)',
    'bisect.bisect({},1,0,3)',
    "bisect.bisect('abc','b')",
    'bisect.insort({},1)',
    'bisect.bisect((1,2,3),2)',
    'bisect.bisect(range(10),5)',
    'bisect.bisect(collections.UserList([1,3]),2)',
    'collections.deque([1]).index()',
    'collections.deque([1]).index(1,2,3,4)',
    'collections.deque([1]).insert(1)',
    'collections.deque([1]).insert(1,2,3)',
    "collections.deque([1]).index(1,'a')",
    'collections.deque([1]).index(1,None)',
    'collections.deque([1,2,1]).index(1,1)',
    'collections.deque([1]).index(x=1)',
    'collections.deque[int]',
    'collections.deque.__class_getitem__()',
    'collections.deque.__class_getitem__(x=1)',
    'list.__class_getitem__()',
    "type('L',(list,),{}).__class_getitem__(a=1)",
    'time.gmtime(1,2)',
    'time.gmtime(x=1)',
    'time.localtime(1,2,3)',
    'time.strftime()',
    "time.strftime('a','b','c')",
    'time.asctime(1,2)',
    'time.asctime(x=2)',
    'time.ctime(1,2)',
    'time.get_clock_info()',
    'time.strptime(x=1)',
    'datetime.date.fromordinal()',
    'datetime.date.fromordinal(x=1)',
    "datetime.datetime.strptime('a')",
    'datetime.datetime.strptime(x=1)',
    'datetime.datetime.utcfromtimestamp()',
    "struct.pack('i',x=1)",
    "struct.Struct('i').pack(x=1)",
    'struct.pack_into(x=1)',
    'gc.get_referents(x=1)',
    'gc.set_threshold(x=1)',
    'math.log(x=1)',
    'math.log(1,2,3)',
    'set().union(x=1)',
    'set().update(x=1)',
    'frozenset().difference(x=1)',
    'set().intersection_update([1],x=1)',
    'set.union()',
    'set.union({1},[2])',
    '{1,2,3}.intersection([1,2],[2])',
    "memoryview(b'').__exit__(x=1)",
]:
    t(e)
for f in (set().union, memoryview(b"").__exit__, math.log, time.gmtime, collections.deque().index):
    try:
        f(x=1)
    except TypeError as x:
        print(x)
