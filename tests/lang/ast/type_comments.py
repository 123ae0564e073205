# Type comments (PEP 484) in the tree, where they may stand, what is noted of `# type: ignore`, function types, older grammars.
import ast

SOURCE = '''\
# type: ignore
import a  # type: ignore[import]
x = 1  # type: int
y = z = []  #   type:   List[int]
for i in x:  # type: int
    pass
else:
    pass
with a as b:  # type: str
    pass
with (a): # type: str
    pass
with (a, b):  # type: Tuple[int, int]
    pass
def f(a, b):  # type: (int, str) -> None
    pass
def g(
    a,  # type: int
    b=2,  # type: str
    /,
    *args,  # type: bytes
    c,  # type: float
    d=(1,
       2),  # type: complex
    **kw  # type: object
):
    # type: (...) -> None
    x = (1 +  # type: ignore[more]  behind
         2)
    def inner(a  # type: int
              ): pass
    return x
async def h():
    # type: () -> int
    async for i in x:  # type: float
        pass
    async with a as b:  # type: str
        pass
    """text"""
    # type: ignoreé
class C:
    """doc"""
    # type: ignore
    a = None  # type: C
    # an ordinary comment
    # types: no
    #type:ignore
'''


def show(node, indent=0):
    name = type(node).__name__
    comment = getattr(node, "type_comment", None)
    if comment is not None:
        print(" " * indent + name, node.lineno, repr(comment))
    for child in ast.iter_child_nodes(node):
        show(child, indent + 1)


def attempt(source, **options):
    try:
        tree = ast.parse(source, **options)
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, "in", repr(source), options)
    else:
        print(ast.dump(tree), options)


source = SOURCE.replace("    # type: ignoreé\n", "")
tree = ast.parse(source, type_comments=True)
show(tree)
print([(t.lineno, t.tag) for t in tree.type_ignores])
print(ast.unparse(tree).count("# type:"))
plain = ast.parse(SOURCE)
show(plain)
print(plain.type_ignores, compile(tree, "made", "exec").co_name)
again = ast.parse(ast.unparse(tree), type_comments=True)
print([type(n).__name__ for n in ast.walk(again) if getattr(n, "type_comment", None)])

for wrong in (
    "f()  # type: int", "x = (1,  # type: int\n 2)", "if x:  # type: int\n    pass", "def f(*,  # type: int\n a): pass",
    "def f():  # type: () -> int\n    # type: () -> int\n    pass", "pass\n# type: int\npass", "x += 1  # type: int",
    "x: int = 1  # type: int", "lambda a,  # type: int\n b: 0", "def f():\n    pass\n    # type: int\n", "def f(a, /  # type: int\n): pass",
    SOURCE,
):
    attempt(wrong, type_comments=True)

for text in ("() -> int", "(int) -> List[str]", "(int, *str, **Any) -> float", "(*a) -> b", "(**a) -> b", "(a, b,) -> c", "(*a, b) -> c",
             "(**a, *b) -> c", "() -> int\n\n", "int", "() int", "(x) -> y, z"):
    attempt(text, mode="func_type")
try:
    compile("() -> int", "x", "func_type")
except ValueError as e:
    print(e)
print(compile("(int) -> str", "x", "func_type", ast.PyCF_ONLY_AST).argtypes[0].id)

for version, source in (
    (4, "a @ b"), (4, "a @= b"), (4, "async def f():\n    await x\n"), (4, "async def f(): pass"), (5, "1_000"), (5, "f'{x}'"),
    (5, "x: int = 1"), (5, "x.y: int"), (5, "async def f():\n    [x async for x in y]\n"), (7, "def f(a, /): pass"), (7, "lambda a, /: a"),
    (7, "(x := 1)"), (7, "f'{x=}'"), (8, "with (a as b, c as d): pass"), (8, "with (a, b): pass"), (9, "match x:\n    case 1: pass\n"),
    (10, "try: pass\nexcept* E: pass"), (6, "async = await + 1"), (7, "async = 1"), (6, "async def f():\n    await x\nawait = async\n"),
    (6, "def async(await): return await"),
):
    attempt(source, feature_version=(3, version))
    attempt(source, feature_version=version + 1)
