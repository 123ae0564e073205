"""A template engine: text with {{ expressions | filters }}, {% for %}, {% if %}, {% set %},
{% block %} and {% extends %}, {% include %}, {% macro %} and {# comments #}. Templates are files beside
this one; each is compiled once into a list of nodes and rendered with a stack of scopes.
"""
import sys


class TemplateError(Exception):
    def __init__(self, message, name, line):
        super().__init__(f"{name}:{line}: {message}")


def tokens(text):
    """(kind, content, line): kind is text, print or tag."""
    line = 1
    while text:
        at = text.find("{")
        while at >= 0 and text[at + 1:at + 2] not in ("{", "%", "#"):
            at = text.find("{", at + 1)
        if at < 0:
            yield "text", text, line
            return
        if at:
            yield "text", text[:at], line
            line += text.count("\n", 0, at)
        kind, close = {"{": ("print", "}}"), "%": ("tag", "%}"), "#": ("comment", "#}")}[text[at + 1]]
        end = text.find(close, at)
        if end < 0:
            yield "error", f"{close} is missing", line
            return
        content = text[at + 2:end]
        if kind != "comment":
            yield kind, content.strip(), line
        line += content.count("\n")
        text = text[end + 2:]
        if kind != "print" and text.startswith("\n"):
            text = text[1:]
            line += 1


class Escaped(str):
    """Text that is HTML already."""


def escape(value):
    if isinstance(value, Escaped):
        return value
    text = "" if value is None else str(value)
    for raw, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(raw, safe)
    return text


FILTERS = {
    "upper": lambda v: str(v).upper(),
    "title": lambda v: str(v).title(),
    "length": len,
    "join": lambda v, sep=", ": sep.join(map(str, v)),
    "default": lambda v, d: d if v in (None, "") else v,
    "money": lambda v, sign="": f"{sign}{v:,.2f}",
    "safe": Escaped,
    "sort": lambda v, key=None: sorted(v, key=None if key is None else lambda x: look_up(x, key)),
    "first": lambda v: next(iter(v), None),
    "wrap": lambda v, n: "\n".join(wrap(str(v), n)),
    "pad": lambda v, n: str(v).ljust(n),
    "right": lambda v, n: str(v).rjust(n),
    "map": lambda v, key: [look_up(x, key) for x in v],
    "sum": sum,
}


def wrap(text, width):
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def look_up(thing, name):
    """thing.name: a key, an attribute, an index; calls what can be called."""
    try:
        value = thing[name]
    except (KeyError, TypeError, IndexError):
        try:
            value = getattr(thing, name)
        except AttributeError:
            try:
                value = thing[int(name)]
            except (ValueError, IndexError, TypeError, KeyError):
                return None
    return value() if callable(value) and not isinstance(value, type) else value


class Expression:
    """a.b, literals, filters after |, comparisons, and, or, not."""

    OPERATORS = {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "in": lambda a, b: a in b}

    def __init__(self, text):
        self.text = text
        self.words = self.split(text)

    @staticmethod
    def split(text):
        words, at = [], 0
        while at < len(text):
            c = text[at]
            if c.isspace():
                at += 1
            elif c in "'\"":
                end = text.index(c, at + 1)
                words.append(text[at:end + 1])
                at = end + 1
            elif text[at:at + 2] in ("==", "!="):
                words.append(text[at:at + 2])
                at += 2
            elif c in "|:<>(),":
                words.append(c)
                at += 1
            else:
                start = at
                while at < len(text) and not text[at].isspace() and text[at] not in "|:<>(),=!'\"":
                    at += 1
                if at == start:
                    raise ValueError(f"unexpected {c!r} in {text!r}")
                words.append(text[start:at])
        return words

    def value(self, scope):
        value, at = self.either(0, scope)
        if at != len(self.words):
            raise ValueError(f"unexpected {self.words[at]!r} in {self.text!r}")
        return value

    def either(self, at, scope):
        value, at = self.both(at, scope)
        while self.word(at) == "or":
            other, at = self.both(at + 1, scope)
            value = value or other
        return value, at

    def both(self, at, scope):
        value, at = self.negated(at, scope)
        while self.word(at) == "and":
            other, at = self.negated(at + 1, scope)
            value = value and other
        return value, at

    def negated(self, at, scope):
        if self.word(at) == "not":
            value, at = self.negated(at + 1, scope)
            return not value, at
        value, at = self.filtered(at, scope)
        if self.word(at) in self.OPERATORS:
            operator = self.OPERATORS[self.words[at]]
            other, at = self.filtered(at + 1, scope)
            value = operator(value, other)
        return value, at

    def filtered(self, at, scope):
        value, at = self.atom(at, scope)
        while self.word(at) == "|":
            name, arguments = self.word(at + 1), []
            at += 2
            while self.word(at) == ":":
                argument, at = self.atom(at + 1, scope)
                arguments.append(argument)
            if name not in FILTERS:
                raise ValueError(f"no filter {name!r}")
            value = FILTERS[name](value, *arguments)
        return value, at

    def atom(self, at, scope):
        word = self.word(at)
        if word is None:
            raise ValueError(f"{self.text!r} ends too early")
        if word[0] in "'\"":
            return word[1:-1], at + 1
        try:
            return (float(word) if "." in word else int(word)), at + 1
        except ValueError:
            pass
        first, *rest = word.split(".")
        value = scope.get(first)
        for name in rest:
            value = look_up(value, name)
        if self.word(at + 1) == "(":
            arguments, at = [], at + 2
            while self.word(at) != ")":
                argument, at = self.either(at, scope)
                arguments.append(argument)
                if self.word(at) == ",":
                    at += 1
            value = value(*arguments)
        return value, at + 1

    def word(self, at):
        return self.words[at] if at < len(self.words) else None


class Scope:
    def __init__(self, values):
        self.frames = [dict(values)]

    def get(self, name):
        for frame in reversed(self.frames):
            if name in frame:
                return frame[name]
        return None

    def set(self, name, value):
        self.frames[-1][name] = value

    def __enter__(self):
        self.frames.append({})
        return self

    def __exit__(self, *error):
        self.frames.pop()


class Template:
    def __init__(self, engine, name, text):
        self.engine, self.name = engine, name
        self.blocks = {}
        self.parent = None
        self.stream = list(tokens(text))
        self.at = 0
        self.line = 1
        self.nodes = self.parse(())

    def error(self, message):
        return TemplateError(message, self.name, self.line)

    def parse(self, until):
        """Nodes up to one of the tags; self.end is then the words of that tag."""
        nodes = []
        while self.at < len(self.stream):
            kind, content, self.line = self.stream[self.at]
            self.at += 1
            if kind == "error":
                raise self.error(content)
            if kind == "text":
                nodes.append(("text", self.line, content))
            elif kind == "print":
                nodes.append(("print", self.line, self.expression(content)))
            else:
                words = content.split(None, 1)
                if not words:
                    raise self.error("empty tag")
                tag, rest = words[0], words[1] if len(words) > 1 else ""
                if tag in until:
                    self.end = tag, rest
                    return nodes
                parser = getattr(self, "tag_" + tag, None)
                if parser is None:
                    raise self.error(f"unknown tag {tag!r}")
                node = parser(rest, self.line)
                if node:
                    nodes.append(node)
        if until:
            raise self.error(f"{until[-1]} is missing")
        return nodes

    def expression(self, text):
        try:
            return Expression(text)
        except ValueError as e:
            raise self.error(e) from None

    def tag_for(self, rest, line):
        names, found, source = rest.partition(" in ")
        if not found:
            raise self.error("for needs in")
        body, other = self.parse(("empty", "endfor")), []
        if self.end[0] == "empty":
            other = self.parse(("endfor",))
        return "for", line, [n.strip() for n in names.split(",")], self.expression(source), body, other

    def tag_if(self, rest, line):
        branches, other = [], []
        test = self.expression(rest)
        while True:
            branches.append((test, self.parse(("elif", "else", "endif"))))
            tag, rest = self.end
            if tag == "elif":
                test = self.expression(rest)
                continue
            if tag == "else":
                other = self.parse(("endif",))
            return "if", line, branches, other

    def tag_set(self, rest, line):
        name, _, source = rest.partition("=")
        return "set", line, name.strip(), self.expression(source.strip())

    def tag_block(self, rest, line):
        self.blocks[rest] = self.parse(("endblock",))
        return "block", line, rest

    def tag_extends(self, rest, line):
        self.parent = rest.strip("\"'")

    def tag_include(self, rest, line):
        return "include", line, rest.strip("\"'")

    def tag_macro(self, rest, line):
        name, _, parameters = rest.rstrip(")").partition("(")
        return "macro", line, name, [p.strip() for p in parameters.split(",") if p.strip()], self.parse(("endmacro",))


class Renderer:
    def __init__(self, engine, scope):
        self.engine, self.scope = engine, scope
        self.out = []
        self.blocks = {}

    def template(self, template):
        chain = [template]
        while chain[-1].parent:
            chain.append(self.engine.load(chain[-1].parent))
        for t in chain:
            for name, nodes in t.blocks.items():
                self.blocks.setdefault(name, (t, nodes))
        for t in chain[:-1]:
            for node in t.nodes:
                if node[0] in ("set", "macro"):
                    self.nodes(t, [node])
        self.nodes(chain[-1], chain[-1].nodes)

    def nodes(self, template, nodes):
        for node in nodes:
            try:
                getattr(self, "node_" + node[0])(template, *node[2:])
            except (ValueError, TypeError, ZeroDivisionError) as e:
                raise TemplateError(f"{type(e).__name__}: {e}", template.name, node[1]) from e

    def node_text(self, template, text):
        self.out.append(text)

    def node_print(self, template, expression):
        self.out.append(escape(expression.value(self.scope)))

    def node_set(self, template, name, expression):
        self.scope.set(name, expression.value(self.scope))

    def node_if(self, template, branches, other):
        for test, body in branches:
            if test.value(self.scope):
                return self.nodes(template, body)
        self.nodes(template, other)

    def node_for(self, template, names, source, body, other):
        items = list(source.value(self.scope) or ())
        for i, item in enumerate(items):
            with self.scope as scope:
                if len(names) == 1:
                    scope.set(names[0], item)
                else:
                    for name, part in zip(names, item, strict=True):
                        scope.set(name, part)
                scope.set("loop", {"index": i + 1, "first": i == 0, "last": i == len(items) - 1, "odd": i % 2 == 0})
                self.nodes(template, body)
        if not items:
            self.nodes(template, other)

    def node_block(self, template, name):
        owner, nodes = self.blocks[name]
        with self.scope:
            self.nodes(owner, nodes)

    def node_include(self, template, name):
        if len(self.scope.frames) > 30:
            raise ValueError("includes nested too deep")
        with self.scope:
            other = self.engine.load(name)
            self.nodes(other, other.nodes)

    def node_macro(self, template, name, parameters, body):
        def macro(*arguments):
            kept, self.out = self.out, []
            try:
                with self.scope as scope:
                    for p, a in zip(parameters, arguments):
                        scope.set(p, a)
                    self.nodes(template, body)
                return Escaped("".join(self.out))
            finally:
                self.out = kept
        self.scope.set(name, macro)


class Engine:
    def __init__(self):
        self.cache = {}
        self.loads = 0

    def load(self, name):
        if name not in self.cache:
            self.loads += 1
            with open(name, encoding="utf-8") as f:
                self.cache[name] = Template(self, name, f.read())
        return self.cache[name]

    def render(self, name, **values):
        return self.render_template(self.load(name), values)

    def render_text(self, text, **values):
        return self.render_template(Template(self, "text", text), values)

    def render_template(self, template, values):
        renderer = Renderer(self, Scope(values))
        renderer.template(template)
        return "".join(renderer.out)


class Order:
    def __init__(self, number, customer, items):
        self.number, self.customer, self.items = number, customer, items

    def total(self):
        return sum(n * price for _, n, price in self.items)

    @property
    def large(self):
        return self.total() > 100


BAD = ["{{ x", "{% if %}", "{% if x %}a", "{% for x y %}{% endfor %}", "{{ x | nothing }}", "{{ x ! y }}", "line\n{% wrong %}", "{{ n | money }}", "{% for a, b in pairs %}{{ a }}{% endfor %}", "{{ x y }}", "{{ 1 < 'a' }}", "{% %}", "{{ }}"]


def main():
    small = sys.argv[1:] == ["small"]
    orders = [
        Order(1, {"name": "Ann <ann@example.org>", "city": "Oslo"}, [("teapot", 1, 24.5), ("cup", 6, 3.25)]),
        Order(2, {"name": "Bob & Sons", "city": None}, [("anvil \"heavy\"", 2, 1250)]),
        Order(3, {"name": "Cid", "city": "Ålesund"}, []),
    ]
    engine = Engine()
    print(engine.render("shop.html", orders=orders, title="Orders of the <week>", note="All prices are made up, and so are the customers, their cities and most of the goods."))
    print(engine.render_text("{% for k in words | sort %}{{ loop.index }}:{{ k }}{% if not loop.last %}, {% endif %}{% endfor %}", words=["pear", "apple", "fig"]))
    print(engine.render_text("{{ a.b.0.c }} {{ nothing.at.all | default:'-' }} {{ 'x' in a and n > 3 or 'no' }} {{ list | map:'k' | sum }}", a={"b": [{"c": "deep"}]}, n=2, list=[{"k": 1}, {"k": 2.5}]))
    for text in BAD:
        try:
            print(repr(engine.render_text(text, x="x", n="text", pairs=[(1, 2), (3,)])))
        except TemplateError as e:
            print("error:", e)
    sizes = set()
    for i in range(5 if small else 150):
        sizes.add(len(engine.render("shop.html", orders=orders * (1 + i % 3), title="t", note="n")))
    print(sorted(sizes), engine.loads)


if __name__ == "__main__":
    main()
