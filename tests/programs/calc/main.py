"""An interpreter for Calc, a small language: tokenizer, parser by precedence, tree, evaluator.

    let x = 3;  fun f(a, b) { return a * b + x; }  while (x < 9) { x = x + 1; }  print f(x, 2), "done";

Numbers are ints or floats, there are strings, lists, functions with closures, if/else, while, and
errors with line numbers. The programs it runs stand in programs.calc, separated by lines of dashes.
"""
import sys

KEYWORDS = {"let", "fun", "if", "else", "while", "print", "return", "true", "false", "nil", "and", "or", "not"}
SYMBOLS = ["==", "!=", "<=", ">=", "**", "+", "-", "*", "/", "%", "<", ">", "=", "(", ")", "{", "}", "[", "]", ",", ";", "."]


class CalcError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")


class Token:
    __slots__ = ("kind", "value", "line")

    def __init__(self, kind, value, line):
        self.kind, self.value, self.line = kind, value, line

    def __repr__(self):
        return f"{self.kind}:{self.value}"


def tokenize(text):
    at, line, n = 0, 1, len(text)
    while at < n:
        c = text[at]
        if c == "\n":
            line += 1
            at += 1
        elif c.isspace():
            at += 1
        elif c == "#":
            while at < n and text[at] != "\n":
                at += 1
        elif c.isdigit():
            start = at
            while at < n and (text[at].isdigit() or text[at] == "."):
                at += 1
            piece = text[start:at]
            try:
                yield Token("number", float(piece) if "." in piece else int(piece), line)
            except ValueError:
                raise CalcError(f"bad number {piece}", line)
        elif c.isalpha() or c == "_":
            start = at
            while at < n and (text[at].isalnum() or text[at] == "_"):
                at += 1
            word = text[start:at]
            yield Token("keyword" if word in KEYWORDS else "name", word, line)
        elif c == '"':
            end = text.find('"', at + 1)
            if end < 0:
                raise CalcError("string is not closed", line)
            yield Token("string", text[at + 1:end].replace("\\n", "\n"), line)
            at = end + 1
        else:
            for s in SYMBOLS:
                if text.startswith(s, at):
                    yield Token("symbol", s, line)
                    at += len(s)
                    break
            else:
                raise CalcError(f"unknown character {c!r}", line)
    yield Token("end", None, line)


class Scope:
    """Names of one block, and the scope around it."""

    def __init__(self, outer=None):
        self.names = {}
        self.outer = outer

    def find(self, name, line):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope
            scope = scope.outer
        raise CalcError(f"unknown name {name}", line)


class Returned(Exception):
    def __init__(self, value):
        self.value = value


class Function:
    def __init__(self, name, parameters, body, scope):
        self.name, self.parameters, self.body, self.scope = name, parameters, body, scope

    def __call__(self, machine, arguments, line):
        if len(arguments) != len(self.parameters):
            raise CalcError(f"{self.name} takes {len(self.parameters)} arguments, got {len(arguments)}", line)
        scope = Scope(self.scope)
        scope.names.update(zip(self.parameters, arguments))
        try:
            machine.block(self.body, scope)
        except Returned as r:
            return r.value
        return None


class Builtin:
    def __init__(self, name, function):
        self.name, self.function = name, function

    def __call__(self, machine, arguments, line):
        try:
            return self.function(*arguments)
        except (TypeError, ValueError, IndexError) as e:
            raise CalcError(f"{self.name}: {type(e).__name__}", line) from e


# Trees are tuples: (kind, line, ...).
class Parser:
    LEVELS = [{"or"}, {"and"}, {"==", "!="}, {"<", "<=", ">", ">="}, {"+", "-"}, {"*", "/", "%"}]

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.at = 0

    @property
    def token(self):
        return self.tokens[self.at]

    def take(self, value):
        if self.token.kind in ("symbol", "keyword") and self.token.value == value:
            self.at += 1
            return True
        return False

    def need(self, value):
        if not self.take(value):
            shown = "the end" if self.token.kind == "end" else repr(self.token.value)
            raise CalcError(f"expected {value!r}, found {shown}", self.token.line)

    def name(self):
        token = self.token
        if token.kind != "name":
            raise CalcError("expected a name", token.line)
        self.at += 1
        return token.value

    def program(self):
        body = []
        while self.token.kind != "end":
            body.append(self.statement())
        return body

    def block(self):
        self.need("{")
        body = []
        while not self.take("}"):
            body.append(self.statement())
        return body

    def statement(self):
        line = self.token.line
        if self.take("let"):
            name = self.name()
            self.need("=")
            value = self.expression()
            self.need(";")
            return ("let", line, name, value)
        if self.take("fun"):
            name = self.name()
            return ("let", line, name, self.function(name, line))
        if self.take("if"):
            test, then = self.expression(), self.block()
            other = []
            if self.take("else"):
                other = [self.statement()] if self.token.value == "if" else self.block()
            return ("if", line, test, then, other)
        if self.take("while"):
            return ("while", line, self.expression(), self.block())
        if self.take("print"):
            values = [self.expression()]
            while self.take(","):
                values.append(self.expression())
            self.need(";")
            return ("print", line, values)
        if self.take("return"):
            value = ("value", line, None) if self.token.value == ";" else self.expression()
            self.need(";")
            return ("return", line, value)
        target = self.expression()
        if self.take("="):
            if target[0] not in ("name", "index"):
                raise CalcError("cannot assign to this", line)
            target = ("assign", line, target, self.expression())
        self.need(";")
        return ("do", line, target)

    def function(self, name, line):
        self.need("(")
        parameters = []
        if not self.take(")"):
            parameters.append(self.name())
            while self.take(","):
                parameters.append(self.name())
            self.need(")")
        return ("fun", line, name, parameters, self.block())

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while self.token.kind in ("symbol", "keyword") and self.token.value in self.LEVELS[level]:
            op, line = self.token.value, self.token.line
            self.at += 1
            left = ("binary", line, op, left, self.expression(level + 1))
        return left

    def unary(self):
        line = self.token.line
        if self.take("-"):
            return ("negate", line, self.unary())
        if self.take("not"):
            return ("not", line, self.unary())
        base = self.postfix()
        if self.take("**"):
            return ("binary", line, "**", base, self.unary())
        return base

    def postfix(self):
        node = self.atom()
        while True:
            line = self.token.line
            if self.take("("):
                node = ("call", line, node, self.items(")"))
            elif self.take("["):
                node = ("index", line, node, self.expression())
                self.need("]")
            else:
                return node

    def items(self, close):
        values = []
        if not self.take(close):
            values.append(self.expression())
            while self.take(","):
                values.append(self.expression())
            self.need(close)
        return values

    def atom(self):
        token = self.token
        self.at += 1
        if token.kind in ("number", "string"):
            return ("value", token.line, token.value)
        if token.kind == "name":
            return ("name", token.line, token.value)
        if token.value in ("true", "false", "nil") and token.kind == "keyword":
            return ("value", token.line, {"true": True, "false": False, "nil": None}[token.value])
        if token.value == "fun":
            return self.function("anonymous", token.line)
        if token.value == "(":
            inner = self.expression()
            self.need(")")
            return inner
        if token.value == "[":
            return ("list", token.line, self.items("]"))
        self.at -= 1
        raise CalcError("expected an expression", token.line)


def show(value):
    if value is None or value is True or value is False:
        return {None: "nil", True: "true", False: "false"}[value]
    if isinstance(value, list):
        return "[" + ", ".join(map(show, value)) + "]"
    if isinstance(value, (Function, Builtin)):
        return f"<fun {value.name}>"
    return str(value)


BINARY = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b,
    "/": lambda a, b: a // b if isinstance(a, int) and isinstance(b, int) and a % b == 0 else a / b,
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}


class Machine:
    def __init__(self):
        self.globals = Scope()
        self.output = []
        self.steps = 0
        for name, function in {"len": len, "str": show, "push": lambda l, v: l.append(v), "range": lambda n: list(range(n)), "floor": lambda x: int(x // 1)}.items():
            self.globals.names[name] = Builtin(name, function)

    def run(self, text):
        self.block(Parser(text).program(), self.globals)

    def block(self, body, scope):
        for node in body:
            getattr(self, "do_" + node[0])(node, scope)

    def value(self, node, scope):
        self.steps += 1
        return getattr(self, "get_" + node[0])(node, scope)

    def do_let(self, node, scope):
        scope.names[node[2]] = self.value(node[3], scope)

    def do_if(self, node, scope):
        self.block(node[3] if self.value(node[2], scope) else node[4], Scope(scope))

    def do_while(self, node, scope):
        while self.value(node[2], scope):
            self.block(node[3], Scope(scope))

    def do_print(self, node, scope):
        self.output.append(" ".join(show(self.value(v, scope)) for v in node[2]))

    def do_return(self, node, scope):
        raise Returned(self.value(node[2], scope))

    def do_do(self, node, scope):
        self.value(node[2], scope)

    def get_value(self, node, scope):
        return node[2]

    def get_name(self, node, scope):
        return scope.find(node[2], node[1]).names[node[2]]

    def get_list(self, node, scope):
        return [self.value(v, scope) for v in node[2]]

    def get_fun(self, node, scope):
        return Function(node[2], node[3], node[4], scope)

    def get_negate(self, node, scope):
        return -self.value(node[2], scope)

    def get_not(self, node, scope):
        return not self.value(node[2], scope)

    def get_binary(self, node, scope):
        _, line, op, left, right = node
        a = self.value(left, scope)
        if op == "and":
            return a and self.value(right, scope)
        if op == "or":
            return a or self.value(right, scope)
        b = self.value(right, scope)
        try:
            return BINARY[op](a, b)
        except ZeroDivisionError:
            raise CalcError("division by zero", line) from None
        except TypeError:
            raise CalcError(f"cannot compute {show(a)} {op} {show(b)}", line) from None

    def get_index(self, node, scope):
        where, i = self.value(node[2], scope), self.value(node[3], scope)
        try:
            return where[i]
        except (IndexError, TypeError):
            raise CalcError(f"no item {show(i)}", node[1]) from None

    def get_assign(self, node, scope):
        target, value = node[2], self.value(node[3], scope)
        if target[0] == "name":
            scope.find(target[2], node[1]).names[target[2]] = value
        else:
            self.value(target[2], scope)[self.value(target[3], scope)] = value
        return value

    def get_call(self, node, scope):
        function = self.value(node[2], scope)
        if not callable(function):
            raise CalcError(f"{show(function)} is not a function", node[1])
        return function(self, [self.value(a, scope) for a in node[3]], node[1])


def main():
    small = sys.argv[1:] == ["small"]
    with open("programs.calc") as f:
        programs = f.read().split("-" * 20 + "\n")
    for number, text in enumerate(programs, 1):
        machine = Machine()
        machine.globals.names["size"] = 4 if small else 14
        try:
            machine.run(text)
            end = "ends"
        except CalcError as e:
            end = f"error: {e}"
        except RecursionError:
            end = "error: recursion too deep"
        print(f"== program {number}")
        for line in machine.output:
            print(line)
        print(f"-- {end}")
        if end == "ends":
            print(f"-- {machine.steps} steps")


if __name__ == "__main__":
    main()
