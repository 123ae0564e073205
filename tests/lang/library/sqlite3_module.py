# tests/lang/library/sqlite3_module.py - statements, rows, call backs, blobs and their errors, on databases in memory
import sqlite3 as s, sys
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'sqlite_errorcode',None), getattr(e,'sqlite_errorname',None))
c=s.connect(':memory:')
t(lambda:c.execute('select 1; select 2')); t(lambda:c.execute('sel')); t(lambda:c.execute('select 1\0')); t(lambda:c.execute('').rowcount); t(lambda:c.execute('-- x\n').description); t(lambda:c.execute(1)); t(lambda:c.execute('select ?',(1,2))); t(lambda:c.execute('select :a',{'b':1})); t(lambda:c.execute('select ?',{'b':1})); t(lambda:c.execute('select ?',(object(),))); t(lambda:c.execute('select ?',5)); t(lambda:c.execute('select ?',(2**63,))); t(lambda:c.execute('select ?',('\ud800',))); t(lambda:c.execute('select :a, :b',(1,2)).fetchall()); t(lambda:c.execute('select :a',{'a':object()}))
t(lambda:c.execute("select 1 a, 'x' b, 2.5, null, x'0102'").fetchall()); t(lambda:c.execute("select 1 as a, 2 as \"b [int]\"").description)
t(lambda:c.execute("create table t(a integer primary key, b text unique, d date, n not null default 0)").rowcount)
t(lambda:c.in_transaction); t(lambda:c.execute("insert into t(b) values('x')").lastrowid); t(lambda:c.in_transaction); t(lambda:c.execute("insert into t(b) values('x')")); t(lambda:c.total_changes)
t(lambda:c.executemany("insert into t(b) values(?)",[('a',),('b',)]).rowcount); t(lambda:c.executemany("select 1",[()])); t(lambda:c.executemany("insert into t(b) values(?)",1)); t(lambda:c.executemany("insert into t(b) values(?) returning a",[('q',),('r',)]).fetchall())
t(lambda:c.execute("insert into t(b) values('z') returning a, b").fetchall()); t(lambda:c.execute("update t set n=1").rowcount); t(lambda:c.execute("delete from t where b='a'").rowcount); t(lambda: c.rollback()); t(lambda:c.execute("select count(*) from t").fetchone()); t(lambda:c.commit())
t(lambda:c.executescript("create table u(x); insert into u values(1); select 1;").rowcount); t(lambda:c.executescript("sel")); t(lambda:c.executescript("select 1\0")); t(lambda:c.executescript(1))
c.execute("insert into t(b, d) values('q', '2020-01-02')")
with s.connect(':memory:', detect_types=s.PARSE_DECLTYPES|s.PARSE_COLNAMES) as k:
    k.execute("create table t(d date, ts timestamp, x)"); import datetime; k.execute("insert into t values(?,?,?)",(datetime.date(2020,1,2),datetime.datetime(2020,1,2,3,4,5,6),3)); t(lambda:k.execute("select d, ts, d as 'd [date]', x as 'x [foo]' from t").fetchall()); t(lambda:k.execute("select d, ts, d as 'd [date]', x as 'x [foo]' from t").description)
cur=c.cursor(); t(lambda:cur.fetchone()); t(lambda:cur.arraysize); t(lambda:cur.description); t(lambda:cur.lastrowid); t(lambda:cur.rowcount); cur.execute("values(1),(2),(3),(4)"); t(lambda:cur.fetchone()); t(lambda:cur.fetchmany(2)); t(lambda:cur.fetchmany()); t(lambda:cur.fetchall()); cur.close(); t(lambda:cur.execute("select 1")); t(lambda:cur.fetchone())
c.row_factory=s.Row; r=c.execute("select 1 as a, 2 as B").fetchone(); t(lambda:r['A']); t(lambda:r['b']); t(lambda:r[0]); t(lambda:r[-1]); t(lambda:r[5]); t(lambda:r['zz']); t(lambda:r[0:2]); t(lambda:list(r)); t(lambda:r.keys()); t(lambda:len(r)); t(lambda:r==c.execute("select 1 as a, 2 as B").fetchone()); t(lambda:hash(r)==hash(c.execute("select 1 as a, 2 as B").fetchone())); t(lambda:r<r); t(lambda:r[1.5]); t(lambda:s.Row(1,2)); t(lambda:len(s.Row(cur,(1,)))); t(lambda:r!=3); t(lambda:r[2**70])
c.row_factory=None
t(lambda:c.create_function('f',2,lambda a,b:(a or 0)*2+b)); t(lambda:c.execute("select f(3,4)").fetchone()); t(lambda:c.execute("select f(3)").fetchone()); c.create_function('bad',0,lambda:1/0); t(lambda:c.execute("select bad()").fetchone()); c.create_function('bad2',0,lambda:object()); t(lambda:c.execute("select bad2()").fetchone()); c.create_function('m',0,lambda:[][5]); t(lambda:c.create_function('f',2,None)); t(lambda:c.execute("select f(3,4)").fetchone()); t(lambda:c.create_function('f',-2,len)); t(lambda:c.create_function('typ',-1,lambda *a:','.join(type(x).__name__ for x in a),deterministic=True)); t(lambda:c.execute("select typ(1,2.5,'x',null,x'00')").fetchone()); c.create_function('nomem',0,lambda:(_ for _ in ()).throw(MemoryError())); t(lambda:c.execute("select nomem()").fetchone()); c.create_function('big',0,lambda:2**70); t(lambda:c.execute("select big()").fetchone()); c.create_function('ov',0,lambda:(_ for _ in ()).throw(OverflowError())); t(lambda:c.execute("select ov()").fetchone())
class Agg:
    def __init__(s): s.v=0
    def step(s,x): s.v+=x
    def finalize(s): return s.v
c.create_aggregate('agg',1,Agg); t(lambda:c.execute("select agg(x) from (values(1),(2))").fetchone()) ; t(lambda:c.execute("select agg(column1) from (values(1),(2))").fetchone()); t(lambda:c.execute("select agg(column1) from (values(1),('x'))").fetchone()); t(lambda:c.execute("select agg(x) from u where 0").fetchone())
class Bad:
    def __init__(s): 1/0
c.create_aggregate('badagg',1,Bad); t(lambda:c.execute("select badagg(column1) from (values(1),(2))").fetchone())
class Bad2:
    pass
c.create_aggregate('badagg2',1,Bad2); t(lambda:c.execute("select badagg2(column1) from (values(1),(2))").fetchone())
class W(Agg):
    def inverse(s,x): s.v-=x
    def value(s): return s.v
c.create_window_function('w',1,W); t(lambda:c.execute("select w(column1) over (rows between 1 preceding and current row) from (values(1),(2),(5))").fetchall()); t(lambda:c.create_window_function('w',1,None)); 
t(lambda:c.create_collation('rev',lambda a,b:(a<b)-(a>b))); t(lambda:c.execute("select column1 from (values('a'),('b')) order by 1 collate rev").fetchall()); t(lambda:c.create_collation('rev',5)); t(lambda:c.create_collation('rev',None)); t(lambda:c.execute("select column1 from (values('a'),('b')) order by 1 collate rev").fetchall()); t(lambda:c.create_collation('bad',lambda a,b:1/0)); t(lambda:c.execute("select column1 from (values('a'),('b')) order by 1 collate bad").fetchall()); t(lambda:c.create_collation(5,len))
t(lambda:c.set_authorizer(lambda *a: s.SQLITE_DENY)); t(lambda:c.execute("select x from u")); t(lambda:c.set_authorizer(None)); t(lambda:c.set_authorizer(lambda *a: 1/0)); t(lambda:c.execute("select x from u")); c.set_authorizer(None)
t(lambda:c.set_progress_handler(lambda:1,1)); t(lambda:c.execute("select x from u").fetchall()); t(lambda:c.set_progress_handler(None,1))
l=[]; t(lambda:c.set_trace_callback(l.append)); t(lambda:c.execute("select x, ? from u",(5,)).fetchall()); t(lambda:c.set_trace_callback(None)); print(l)
t(lambda:c.setlimit(s.SQLITE_LIMIT_SQL_LENGTH,50)); t(lambda:c.getlimit(s.SQLITE_LIMIT_SQL_LENGTH)); t(lambda:c.execute("select 1"+" "*60)); t(lambda:c.setlimit(99,1)); c.setlimit(s.SQLITE_LIMIT_SQL_LENGTH,10**6)
t(lambda:len(c.serialize())>0); d=s.connect(':memory:'); t(lambda:d.deserialize(c.serialize())); t(lambda:d.execute('select * from u').fetchall()); t(lambda:d.deserialize(b'junk')); t(lambda:d.execute('select * from u').fetchall()); t(lambda:c.serialize(name='nope'))
e=s.connect(':memory:'); pr=[]; t(lambda:c.commit()); t(lambda:c.backup(e,pages=1,progress=lambda *a:pr.append(a))); print(pr); t(lambda:e.execute('select * from u').fetchall()); t(lambda:c.backup(c)); t(lambda:c.backup(e,name='nope')); t(lambda:c.backup(1))
t(lambda:list(c.iterdump()))
c.execute("create table bl(b blob)"); c.execute("insert into bl values(zeroblob(10))"); b=c.blobopen('bl','b',1); t(lambda:len(b)); t(lambda:b.write(b'abc')); t(lambda:b.tell()); t(lambda:b.seek(0)); t(lambda:b.read(4)); t(lambda:b.read()); t(lambda:b.read()); t(lambda:b[0]); t(lambda:b[-1]); t(lambda:b[0:4]); t(lambda:b[0:8:2]); t(lambda:b[100]); t(lambda:b.__setitem__(0,300)); t(lambda:b.__setitem__(0,65)); t(lambda:b.__setitem__(slice(0,2),b'xy')); t(lambda:b.__setitem__(slice(0,2),b'xyz')); t(lambda:b.__setitem__(0,b'x')); t(lambda:b['x']); t(lambda:b.write(b'x'*50)); t(lambda:b.seek(-1)); t(lambda:b.seek(5,5)); t(lambda:b.seek(-2,2)); t(lambda:b.tell()); t(lambda:b[:]); t(lambda:b.__delitem__(0)); t(lambda:c.blobopen('nope','b',1)); t(lambda:c.blobopen('bl','b',99)); ro=c.blobopen('bl','b',1,readonly=True); t(lambda:ro.write(b'x')); t(lambda:bool(b)); b.close(); t(lambda:b.read()); t(lambda:len(b))
c.execute("insert into bl values(1)"); t(lambda:c.blobopen('bl','b',2)) 
t(lambda:c.isolation_level); t(lambda:setattr(c,'isolation_level','x')); t(lambda:setattr(c,'isolation_level',5)); t(lambda:setattr(c,'isolation_level','immediate')); t(lambda:c.isolation_level); t(lambda:setattr(c,'isolation_level',None)); t(lambda:c.in_transaction); t(lambda:delattr(c,'isolation_level')); t(lambda:setattr(c,'isolation_level','a\0b'))
c.text_factory=bytes; t(lambda:c.execute("select 'x'").fetchone()); c.text_factory=bytearray; t(lambda:c.execute("select 'x'").fetchone()); c.text_factory=lambda x:x[::-1]; t(lambda:c.execute("select 'xy'").fetchone()); c.text_factory=str; t(lambda:c.execute("select cast(x'ff' as text) as q").fetchone()); c.text_factory=lambda x:1/0; t(lambda:c.execute("select 'xy'").fetchone()); c.text_factory=str
t(lambda:type(c("select 1"))); t(lambda:c(1)); t(lambda:c.interrupt()); t(lambda:c.cursor(factory=5)); t(lambda:c.cursor(factory=lambda c:5)); t(lambda:c.execute("select 1").connection is c); t(lambda:c.cursor().setinputsizes(1)); t(lambda:c.cursor().setoutputsize(1,2))
class P:
    def __conform__(self,proto): return 'P' if proto is s.PrepareProtocol else None
t(lambda:c.execute("select ?",(P(),)).fetchone()); t(lambda:s.adapt(5)); t(lambda:s.adapt(object())); t(lambda:s.adapt(object(),s.PrepareProtocol,7)); t(lambda:s.register_adapter(complex,str)); t(lambda:c.execute("select ?",(1j,)).fetchone()); t(lambda:s.register_converter('foo',5)); t(lambda:s.register_converter(5,5)); t(lambda:s.complete_statement("select 1;")); t(lambda:s.complete_statement("select 1")); t(lambda:s.register_adapter(5,6)); t(lambda:s.enable_callback_tracebacks(False))
class MyI(int): pass
class MyS(str): pass
t(lambda:c.execute("select ?,?,?",(MyI(3),MyS('q'),True)).fetchone()); t(lambda:c.execute("select ?,?",(memoryview(b'q'),bytearray(b'z'))).fetchone())
c.close(); t(lambda:c.execute('select 1')); t(lambda:c.cursor()); t(lambda:c.commit()); t(lambda:c.in_transaction); t(lambda:c.total_changes); t(lambda:c.close()); t(lambda:c.isolation_level)
t(lambda:s.connect('/nonexistent/x')); t(lambda:s.connect()); t(lambda:s.connect(5)); t(lambda:s.connect(':memory:',isolation_level='x')); t(lambda:s.connect('file::memory:?x=1',uri=True).execute('select 1').fetchone()); t(lambda:s.connect(b':memory:').execute('select 1').fetchone()); t(lambda:s.connect(':memory:\0'))
class C(s.Connection):
    def __init__(self,*a): pass
t(lambda:C(':memory:').execute('select 1')); t(lambda:C(':memory:').total_changes); t(lambda:C(':memory:').isolation_level)
class Cu(s.Cursor):
    def __init__(self,*a): pass
d=s.connect(':memory:'); t(lambda:Cu(d).execute('select 1')); t(lambda:s.Cursor(5)); t(lambda:s.Cursor()); t(lambda:Cu(d).close()); t(lambda:next(Cu(d)))
import threading
def th(f):
    x=threading.Thread(target=lambda:t(f)); x.start(); x.join()
import re
def thr():
    try: d.execute('select 1')
    except s.ProgrammingError as e: print(re.sub(r'\d+','N',str(e)))
x=threading.Thread(target=thr); x.start(); x.join()
g=s.connect(':memory:',check_same_thread=False); th(lambda:g.execute('select 1').fetchone())
t(lambda:[x for x in dir(s.Connection) if x.endswith('Error')]); t(lambda:s.Connection.Error is s.Error); t(lambda:s.OperationalError.__mro__)
t(lambda:setattr(d,'row_factory',1)); t(lambda:d.execute("select 1").fetchone()); d.row_factory=None
q=d.cursor()
d.create_function('rec',0,lambda:q.execute('select 2')); t(lambda:q.execute('select rec()').fetchone())
d.executescript("create table k(a); insert into k values(1);insert into k values(2)"); q.execute("select a from k"); next(q); d.execute("insert into k values(3)"); d.commit(); t(lambda:list(q)); q.execute("select a from k"); d.rollback(); t(lambda:list(q)); t(lambda:d.enable_load_extension(True)); t(lambda:d.load_extension('nope'))
with d: d.execute("insert into k values(9)")
t(lambda:d.execute("select count(*) from k").fetchone())
try:
    with d: d.execute("insert into k values(10)"); 1/0
except ZeroDivisionError: pass
t(lambda:d.execute("select count(*) from k").fetchone()); t(lambda:d.execute("select a, a from k limit 1").fetchone())
t(lambda:s.connect(':memory:',factory=C)); t(lambda:s.connect(database=':memory:',timeout='x')); t(lambda: s.connect(':memory:', cached_statements=0).execute('select 1').fetchone())
print(s.threadsafety,s.version,s.PARSE_DECLTYPES)
