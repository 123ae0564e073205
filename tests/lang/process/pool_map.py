# tests/lang/process/pool_map.py - multiprocessing: pools by fork and by spawn, a queue, a lock
# timeout: 60
# presets: not tsan
import multiprocessing as mp
def f(x): return x*x
def w(q,l,i):
    with l: q.put(i)
if __name__=="__main__":
    for how in ("fork","spawn"):
        ctx=mp.get_context(how)
        with ctx.Pool(2) as p:
            print(how, p.map(f,range(10)))
    ctx=mp.get_context("fork")
    q=ctx.Queue(); l=ctx.Lock()
    ps=[ctx.Process(target=w,args=(q,l,i)) for i in range(3)]
    [p.start() for p in ps]
    print(sorted(q.get() for _ in ps)); [p.join() for p in ps]
    print([p.exitcode for p in ps])
