# joblib: functions sent to processes of loky, a memory of results
import tempfile

from joblib import Memory, Parallel, delayed

BASE = 7


def square(x): return x * x + BASE


if __name__ == "__main__":
    print(Parallel(n_jobs=2)(delayed(square)(i) for i in range(8)))
    print(Parallel(n_jobs=2)(delayed(lambda x, *, y=2: (x + BASE, y))(i) for i in range(4)))
    print(Parallel(n_jobs=2, backend="threading")(delayed(square)(i) for i in range(3)))
    try:
        Parallel(n_jobs=2)(delayed(lambda x: 1 / x)(i) for i in (1, 0))
    except ZeroDivisionError as e:
        print(type(e).__name__, e)
    with tempfile.TemporaryDirectory() as folder:
        cached = Memory(folder, verbose=0).cache(square)
        print(cached(3), cached(3), cached.check_call_in_cache(3), cached.check_call_in_cache(4))
