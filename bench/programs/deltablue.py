"""deltablue: an incremental solver of one-way constraints with strengths, from the published algorithm
by Sannella, Freeman-Benson, Maloney and Borning. A chain of equalities and a set of scalings are
planned, changed and solved again and again; the answers are checked on the way.
"""
import sys

REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, DEFAULT, WEAK_DEFAULT, WEAKEST = range(7)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stay = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def add_to(self, planner):
        for v in self.variables():
            v.constraints.append(self)
        planner.add(self)

    def remove_from(self, planner):
        if self.satisfied():
            planner.remove(self)
        else:
            self.detach()

    def detach(self):
        for v in self.variables():
            if self in v.constraints:
                v.constraints.remove(self)

    is_input = False


class Unary(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.variable = variable
        self.active = False

    def variables(self):
        return (self.variable,)

    def choose(self, mark):
        self.active = self.variable.mark != mark and self.strength < self.variable.walk_strength

    def satisfied(self):
        return self.active

    def output(self):
        return self.variable

    def inputs(self):
        return ()

    def unsatisfy(self):
        self.active = False

    def recalculate(self):
        v = self.variable
        v.walk_strength = self.strength
        v.stay = not self.is_input
        if v.stay:
            self.execute()

    def inputs_known(self, mark):
        return True


class Stay(Unary):
    def execute(self):
        pass


class Edit(Unary):
    is_input = True

    def execute(self):
        pass


class Binary(Constraint):
    def __init__(self, first, second, strength):
        super().__init__(strength)
        self.first, self.second = first, second
        self.direction = 0

    def variables(self):
        return (self.first, self.second)

    def choose(self, mark):
        a, b = self.first, self.second
        if a.mark == mark:
            self.direction = 1 if b.mark != mark and self.strength < b.walk_strength else 0
        elif b.mark == mark:
            self.direction = -1 if self.strength < a.walk_strength else 0
        elif a.walk_strength > b.walk_strength:
            self.direction = -1 if self.strength < a.walk_strength else 0
        else:
            self.direction = 1 if self.strength < b.walk_strength else 0

    def satisfied(self):
        return self.direction != 0

    def output(self):
        return self.second if self.direction > 0 else self.first

    def input(self):
        return self.first if self.direction > 0 else self.second

    def inputs(self):
        return (self.input(),)

    def unsatisfy(self):
        self.direction = 0

    def recalculate(self):
        source, out = self.input(), self.output()
        out.walk_strength = max(self.strength, source.walk_strength)
        out.stay = source.stay
        if out.stay:
            self.execute()

    def inputs_known(self, mark):
        source = self.input()
        return source.mark == mark or source.stay or source.determined_by is None


class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    """second = first * scale + offset, or the other way round."""

    def __init__(self, source, scale, offset, target, strength):
        super().__init__(source, target, strength)
        self.scale, self.offset = scale, offset

    def variables(self):
        return (self.first, self.second, self.scale, self.offset)

    def inputs(self):
        return (self.input(), self.scale, self.offset)

    def execute(self):
        if self.direction > 0:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, out = self.input(), self.output()
        out.walk_strength = max(self.strength, source.walk_strength)
        out.stay = source.stay and self.scale.stay and self.offset.stay
        if out.stay:
            self.execute()

    def inputs_known(self, mark):
        return all(v.mark == mark or v.stay or v.determined_by is None for v in self.inputs())


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        overridden = self.satisfy(constraint, mark)
        while overridden is not None:
            overridden = self.satisfy(overridden, mark)

    def satisfy(self, constraint, mark):
        """Enforces a constraint if it can be; returns the weaker one it displaced."""
        constraint.choose(mark)
        if not constraint.satisfied():
            if constraint.strength == REQUIRED:
                raise RuntimeError("a required constraint cannot be satisfied")
            return None
        for v in constraint.inputs():
            v.mark = mark
        out = constraint.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        out.determined_by = constraint
        self.propagate(constraint, mark)
        out.mark = mark
        return overridden

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            c = todo.pop()
            if c.output().mark == mark:
                raise RuntimeError("constraints form a cycle")
            c.recalculate()
            self.consumers(c.output(), todo)

    @staticmethod
    def consumers(variable, into):
        determining = variable.determined_by
        for c in variable.constraints:
            if c is not determining and c.satisfied():
                into.append(c)

    def remove(self, constraint):
        out = constraint.output()
        constraint.unsatisfy()
        constraint.detach()
        unsatisfied = self.remove_downstream(out)
        for strength in range(REQUIRED, WEAKEST):
            for c in unsatisfied:
                if c.strength == strength:
                    self.add(c)

    def remove_downstream(self, out):
        out.determined_by = None
        out.walk_strength = WEAKEST
        out.stay = True
        unsatisfied, todo = [], [out]
        while todo:
            v = todo.pop()
            for c in v.constraints:
                if not c.satisfied():
                    unsatisfied.append(c)
            determining = v.determined_by
            for c in v.constraints:
                if c is not determining and c.satisfied():
                    c.recalculate()
                    todo.append(c.output())
        return unsatisfied

    def plan_for(self, constraints):
        """The constraints to execute, in order, when the given inputs change."""
        mark = self.new_mark()
        todo = [c for c in constraints if c.is_input and c.satisfied()]
        plan = []
        while todo:
            c = todo.pop()
            if c.output().mark != mark and c.inputs_known(mark):
                plan.append(c)
                c.output().mark = mark
                self.consumers(c.output(), todo)
        return plan


def change(planner, variable, value):
    edit = Edit(variable, PREFERRED)
    edit.add_to(planner)
    plan = planner.plan_for([edit])
    for _ in range(10):
        variable.value = value
        for c in plan:
            c.execute()
    edit.remove_from(planner)


def chain(n):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(n + 1)]
    for a, b in zip(variables, variables[1:]):
        Equal(a, b, REQUIRED).add_to(planner)
    Stay(variables[-1], STRONG_DEFAULT).add_to(planner)
    edit = Edit(variables[0], PREFERRED)
    edit.add_to(planner)
    plan = planner.plan_for([edit])
    for value in range(100):
        variables[0].value = value
        for c in plan:
            c.execute()
        if variables[-1].value != value:
            raise RuntimeError("chain is wrong")
    edit.remove_from(planner)
    return len(plan)


def projection(n):
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    targets = []
    source = target = None
    for i in range(n):
        source, target = Variable(f"s{i}", i), Variable(f"t{i}", i)
        targets.append(target)
        Stay(source, DEFAULT).add_to(planner)
        Scale(source, scale, offset, target, REQUIRED).add_to(planner)
    change(planner, source, 17)
    if target.value != 1170:
        raise RuntimeError("projection is wrong")
    change(planner, target, 1050)
    if source.value != 5:
        raise RuntimeError("back-projection is wrong")
    change(planner, scale, 5)
    if any(t.value != i * 5 + 1000 for i, t in enumerate(targets[:-1])):
        raise RuntimeError("new scale is wrong")
    change(planner, offset, 2000)
    if any(t.value != i * 5 + 2000 for i, t in enumerate(targets[:-1])):
        raise RuntimeError("new offset is wrong")
    return sum(t.value for t in targets)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 15000
print(n, chain(n), projection(n), chain(n // 2), projection(n // 2))
