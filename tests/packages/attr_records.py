# attr: classes with validators, converters, slots and frozen ones; compared, evolved, as dicts
import attr
import attrs


@attr.s(auto_attribs=True, order=True)
class Point:
    x: int = attr.ib(converter=int, validator=attr.validators.instance_of(int))
    y: int = 0
    tags: list = attr.Factory(list)


@attrs.define
class Box:
    name: str = attrs.field(validator=attrs.validators.matches_re(r"\w+"))
    points: list[Point] = attrs.field(factory=list)
    area: float = attrs.field(init=False, default=0.0)

    def __attrs_post_init__(self):
        self.area = float(len(self.points))


@attrs.frozen(kw_only=True)
class Key:
    a: int
    b: str = "b"


@attr.s(slots=True, hash=True)
class Slotted:
    v = attr.ib(eq=str.lower)


p = Point("3", 4)
print(p, p == Point(3, 4), p < Point(3, 5), attr.asdict(Box("box", [p, Point(1)])), attr.astuple(p))
print(attr.evolve(p, y=9), attrs.fields(Box).name.validator is not None, [f.name for f in attr.fields(Point)], hash(Slotted("A")) == hash(Slotted("a")))
for bad in (lambda: Box("not a word"[3:4] + "!"), lambda: setattr(Key(a=1), "a", 2), lambda: Key(1), lambda: Point(y=1), lambda: Slotted(1).__setattr__("q", 1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e)[:70])
print(Key(a=1), {Key(a=1): 2}[Key(a=1)], attr.make_class("Made", ["u", "v"])(1, 2), attr.filters.include(int)(attr.fields(Point).x, 5))
print(attr.asdict(Box("b", [p]), filter=lambda a, v: a.name != "tags"), attr.has(Point), attrs.resolve_types(Box) is Box)
