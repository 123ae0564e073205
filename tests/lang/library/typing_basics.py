# tests/lang/library/typing_basics.py - typing constructs exist at run time
from typing import *
def f(a: Optional[int], b: "List[str]" = None) -> Dict[str, Any]: pass
print(get_type_hints(f) == {"a": Optional[int], "b": List[str], "return": Dict[str, Any]}, Optional[int], Union[int, str], List[int], cast(int, "x"), Tuple[int, ...])
class N(NamedTuple):
    x: int
    y: str = "d"
print(N(1), N._fields)
T = TypeVar("T")
class G(Generic[T]):
    def get(self) -> T: return 5
print(G[int]().get(), G[int], T)
class D(TypedDict):
    k: int
print(D(k=1))
