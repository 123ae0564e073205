# dask: graphs of delayed calls and bags, in threads and in processes
import dask.bag
from dask import delayed

BASE = 3


def grown(x): return x + BASE


if __name__ == "__main__":
    total = delayed(sum)([delayed(grown)(i) for i in range(5)])
    print(total.compute(scheduler="threads"), total.compute(scheduler="sync"), total.compute(scheduler="processes", num_workers=2))
    bag = dask.bag.from_sequence(range(10), npartitions=2)
    print(bag.map(lambda x: x * 2 + BASE).filter(lambda x: x % 3 == 0).sum().compute(scheduler="processes", num_workers=2))
    print(sorted(bag.groupby(lambda x: x % 3, shuffle="tasks").map(lambda kv: (kv[0], sorted(kv[1]))).compute(scheduler="sync")))
