# tests/lang/library/typing_runtime.py - typing at run time: reprs, get_type_hints, Protocol, TypedDict, NamedTuple, Literal, Annotated, generics, errors
from typing import *
import typing
T = TypeVar("T"); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
class G(Generic[T]): pass
@runtime_checkable
class Pr(Protocol):
    x: int
    def m(self): ...
class Has:
    x = 1
    def m(self): pass
class TD(TypedDict, total=False):
    a: Required[int]
    b: str
class NT(NamedTuple):
    a: int
    b: str = "d"
def fn(a: "int", b: Optional[str] = None, *c: float) -> "List[int]": pass
class An:
    x: "int"
    y: ClassVar[str]
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: Union[int, str], lambda: Union[int], lambda: Union[int, int, None], lambda: Union[int, Union[str, None]], lambda: Optional[int], lambda: Union[()], lambda: Union[int, 5], lambda: List[int], lambda: List, lambda: Dict[str, List[int]], lambda: Tuple[int, ...], lambda: Tuple[()], lambda: Tuple[...], lambda: Callable[[int], str], lambda: Callable[..., T], lambda: Callable[P, int], lambda: Callable[int, str], lambda: Callable[[int]], lambda: Literal[1, "a", None], lambda: Literal[1, 1], lambda: Literal[1] == Literal[True], lambda: Annotated[int, "m"], lambda: Annotated[int], lambda: Annotated[Annotated[int, 1], 2], lambda: Any, lambda: Any(), lambda: isinstance(1, Any), lambda: NoReturn, lambda: ClassVar[int], lambda: Final[int], lambda: Type[int], lambda: G[int], lambda: type(G[int]()), lambda: G[int].__origin__, lambda: G[int, str], lambda: G[T][str], lambda: isinstance(G(), G[int]), lambda: issubclass(list, List), lambda: get_type_hints(fn), lambda: get_type_hints(An), lambda: get_args(Dict[str, int]), lambda: get_origin(List[int]), lambda: get_origin(int), lambda: get_args(Callable[[int], str]), lambda: T, lambda: TypeVar("X", bound=int).__bound__, lambda: TypeVar("X", int), lambda: TypeVar("X", int, str).__constraints__, lambda: TypeVar("X", covariant=True, contravariant=True), lambda: TypeVar("X", covariant=True), lambda: P.args, lambda: Ts, lambda: Tuple[Unpack[Ts]], lambda: isinstance(Has(), Pr), lambda: issubclass(Has, Pr), lambda: isinstance(5, Pr), lambda: Pr(), lambda: TD(a=1), lambda: TD.__required_keys__, lambda: TD.__optional_keys__, lambda: isinstance({}, TD), lambda: TD.__annotations__, lambda: NT(1), lambda: NT(), lambda: NT._field_defaults, lambda: NT.__annotations__, lambda: NewType("UserId", int)(5), lambda: NewType("UserId", int), lambda: cast("x", 5), lambda: ForwardRef("int"), lambda: ForwardRef("1+"), lambda: typing.get_type_hints(5), lambda: List[int] == list[int], lambda: list[int], lambda: list[T][int], lambda: dict[str, T].__parameters__, lambda: tuple[int, ...], lambda: type[int], lambda: int | List[str], lambda: "x" | int, lambda: Optional["Fwd"], lambda: List["Fwd"], lambda: Generic[int], lambda: Protocol[T], lambda: overload(fn)(), lambda: no_type_check(fn) is fn, lambda: final(G) is G, lambda: is_typeddict(TD), lambda: assert_type(1, str), lambda: reveal_type is not None, lambda: assert_never(1), lambda: Self, lambda: LiteralString, lambda: Concatenate[int, P], lambda: TypeGuard[int], lambda: Never, lambda: hash(List[int]) == hash(List[int]), lambda: Hashable, lambda: Sequence[int], lambda: Iterator, lambda: Counter[str], lambda: typing.Deque[int](), lambda: typing.Text, lambda: AnyStr,):
    t(f)
