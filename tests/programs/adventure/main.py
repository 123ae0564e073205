"""A text adventure as a state machine: a world read from world.txt, commands from walk.txt.

Rooms, things and people are objects; what the player types goes through a table of verbs. The
door and the keeper are state machines with tables of their own. Every line of the walk is echoed.
"""
import sys


class Mistake(Exception):
    """Something the player cannot do; its text is the answer."""


class Thing:
    def __init__(self, name, text="", weight=1, fixed=False):
        self.name, self.text, self.weight, self.fixed = name, text, weight, fixed
        self.words = set(name.lower().split())

    def use(self, game):
        raise Mistake(f"You see no use for the {self.name} here.")

    def describe(self):
        return self.text or f"Just a {self.name}."


class Lamp(Thing):
    lit = False

    def use(self, game):
        if not game.player.has("oil"):
            raise Mistake("The lamp is empty.")
        self.lit = not self.lit
        return "The lamp burns." if self.lit else "The lamp is out."

    def describe(self):
        return super().describe() + (" It is lit." if self.lit else " It is dark.")


class Key(Thing):
    def use(self, game):
        for door in game.room.doors.values():
            return door.send("key")
        raise Mistake("There is no door here.")


class Bell(Thing):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.rung = 0

    def use(self, game):
        self.rung += 1
        if self.rung == 3:
            game.flags.add("called")
            return "Far below, somebody answers the bell."
        return "Dong."


class Machine:
    """A state machine: table maps (state, input) to (new state, answer)."""

    table = {}

    def __init__(self, state):
        self.state = state
        self.trace = [state]

    def send(self, word):
        try:
            self.state, answer = self.table[self.state, word]
        except KeyError:
            raise Mistake(self.refusal(word)) from None
        self.trace.append(self.state)
        return answer

    def refusal(self, word):
        return f"Nothing happens ({self.state}, {word})."


class Door(Machine):
    table = {
        ("locked", "key"): ("closed", "The lock turns."),
        ("closed", "key"): ("locked", "You lock the door."),
        ("closed", "open"): ("open", "The door swings open."),
        ("open", "close"): ("closed", "The door falls shut."),
        ("locked", "open"): ("locked", "It is locked."),
    }


class Keeper(Machine):
    table = {
        ("asleep", "wake"): ("angry", "The keeper blinks: 'Who dares?'"),
        ("asleep", "talk"): ("asleep", "A snore is the answer."),
        ("angry", "talk"): ("angry", "'Bring me something to eat, then we talk.'"),
        ("angry", "give bread"): ("friend", "'Bread! Ask what you want.'"),
        ("friend", "talk"): ("friend", "'The key is where the sea cannot reach it.'"),
        ("friend", "wake"): ("friend", "'I am awake, friend.'"),
    }

    def refusal(self, word):
        return {"asleep": "The keeper sleeps on.", "angry": "The keeper growls."}.get(self.state, "The keeper smiles.")


class Room:
    def __init__(self, name):
        self.name = name
        self.text = []
        self.exits = {}
        self.doors = {}
        self.things = []
        self.dark = False
        self.keeper = None
        self.seen = False


class Player:
    limit = 6

    def __init__(self):
        self.things = []
        self.score = 0

    def has(self, word):
        return any(word in t.words for t in self.things)

    def load(self):
        return sum(t.weight for t in self.things)


KINDS = {"thing": Thing, "lamp": Lamp, "key": Key, "bell": Bell}
DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down"}
BACK = {"north": "south", "south": "north", "east": "west", "west": "east", "up": "down", "down": "up"}


def load(path):
    rooms, room = {}, None
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.rstrip()
            if not line or line.startswith("#"):
                continue
            word, _, rest = line.strip().partition(" ")
            if word == "room":
                room = rooms[rest] = Room(rest)
            elif word == "exit":
                direction, target, *door = rest.split("; ")
                room.exits[direction] = target
                if door:
                    room.doors[direction] = Door(door[0])
            elif word == "dark":
                room.dark = True
            elif word == "keeper":
                room.keeper = Keeper(rest)
            elif word in KINDS:
                name, text, *options = rest.split("; ")
                fixed = "fixed" in options
                weight = next((int(o) for o in options if o.isdigit()), 1)
                room.things.append(KINDS[word](name, text, weight, fixed))
            elif word == ">":
                room.text.append(rest)
            else:
                raise ValueError(f"{path}, line {number}: {word!r}?")
    for room in rooms.values():
        for direction, target in room.exits.items():
            if direction in room.doors:
                rooms[target].doors[BACK[direction]] = room.doors[direction]
    return rooms


class Game:
    def __init__(self, rooms, start):
        self.rooms = rooms
        self.room = rooms[start]
        self.player = Player()
        self.flags = set()
        self.over = None
        self.turns = 0

    def find(self, words, *places):
        wanted = set(words) - {"the", "a", "an"}
        if not wanted:
            raise Mistake("What?")
        found = [t for place in places for t in place if wanted <= t.words]
        if not found:
            raise Mistake(f"There is no {' '.join(words)} here.")
        if len(found) > 1:
            raise Mistake("Which one: " + ", ".join(sorted(t.name for t in found)) + "?")
        return found[0]

    def light(self):
        return not self.room.dark or any(isinstance(t, Lamp) and t.lit for t in self.player.things + self.room.things)

    def look(self, full=True):
        if not self.light():
            return "It is pitch dark."
        room = self.room
        lines = [f"[{room.name}]"]
        if full or not room.seen:
            lines += room.text
        room.seen = True
        if room.things:
            lines.append("You see: " + ", ".join(t.name for t in room.things) + ".")
        if room.keeper:
            lines.append(f"The keeper is here ({room.keeper.state}).")
        lines.append("Exits: " + ", ".join(d + (f" ({room.doors[d].state})" if d in room.doors else "") for d in room.exits) + ".")
        return "\n".join(lines)

    # verbs
    def do_look(self, words):
        if words:
            return self.find(words, self.room.things, self.player.things).describe()
        return self.look()

    def do_go(self, words):
        direction = DIRECTIONS.get(words[0], words[0]) if words else ""
        if direction not in self.room.exits:
            raise Mistake("You cannot go there.")
        door = self.room.doors.get(direction)
        if door and door.state != "open":
            raise Mistake(f"The door is {door.state}.")
        self.room = self.rooms[self.room.exits[direction]]
        return self.look(full=False)

    def do_take(self, words):
        if words == ["all"]:
            things = [t for t in self.room.things if not t.fixed]
            if not things:
                raise Mistake("There is nothing to take.")
            return "\n".join(self.attempt(self.do_take, t.name.lower().split()) for t in things)
        if not self.light():
            raise Mistake("You cannot see it.")
        thing = self.find(words, self.room.things)
        if thing.fixed:
            raise Mistake(f"The {thing.name} does not move.")
        if self.player.load() + thing.weight > Player.limit:
            raise Mistake(f"The {thing.name} is too much to carry.")
        self.room.things.remove(thing)
        self.player.things.append(thing)
        self.player.score += 5
        return f"You take the {thing.name}."

    def do_drop(self, words):
        thing = self.find(words, self.player.things)
        self.player.things.remove(thing)
        self.room.things.append(thing)
        return f"You drop the {thing.name}."

    def do_use(self, words):
        return self.find(words, self.player.things, self.room.things).use(self)

    def do_open(self, words, verb="open"):
        for door in self.room.doors.values():
            return door.send(verb)
        raise Mistake("There is no door.")

    def do_close(self, words):
        return self.do_open(words, "close")

    def person(self, word):
        if not self.room.keeper:
            raise Mistake("Nobody is here.")
        before = self.room.keeper.state
        answer = self.room.keeper.send(word)
        if self.room.keeper.state == "friend" != before:
            self.player.score += 20
        return answer

    def do_talk(self, words):
        return self.person("talk")

    def do_wake(self, words):
        return self.person("wake")

    def do_give(self, words):
        thing = self.find(words, self.player.things)
        answer = self.person("give " + thing.name.lower())
        self.player.things.remove(thing)
        return answer

    def do_inventory(self, words):
        if not self.player.things:
            return "You carry nothing."
        return "You carry: " + ", ".join(f"{t.name} ({t.weight})" for t in self.player.things) + "."

    def do_score(self, words):
        return f"{self.player.score} points in {self.turns} turns."

    def do_light(self, words):
        if "called" not in self.flags:
            raise Mistake("Nobody would see it.")
        if "gallery" not in self.room.name:
            raise Mistake("There is nothing to light.")
        self.player.score += 50
        self.over = "won"
        return "The great lamp sweeps over the sea. You have done it."

    def do_quit(self, words):
        self.over = "left"
        return "Goodbye."

    def attempt(self, verb, words):
        try:
            return verb(words)
        except Mistake as m:
            return str(m)

    def command(self, line):
        words = line.lower().split()
        if not words:
            return ""
        self.turns += 1
        if words[0] in DIRECTIONS or words[0] in BACK:
            words.insert(0, "go")
        synonyms = {"get": "take", "l": "look", "i": "inventory", "examine": "look", "shut": "close", "ring": "use"}
        name = synonyms.get(words[0], words[0])
        verb = getattr(self, "do_" + name, None)
        if verb is None:
            return f"You do not know how to {name}."
        return self.attempt(verb, words[1:])


def play(walk):
    game = Game(load("world.txt"), "Jetty")
    print(game.look())
    for line in walk:
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        print(f"> {line}")
        print(game.command(line))
        if game.over:
            break
    print(f"-- {game.over}: {game.do_score([])}")
    doors = sorted({id(d): d.trace for r in game.rooms.values() for d in r.doors.values()}.values())
    print("-- doors:", doors)
    print("-- keeper:", next(r.keeper.trace for r in game.rooms.values() if r.keeper))
    return game


def main():
    small = sys.argv[1:] == ["small"]
    with open("walk.txt", encoding="utf-8") as f:
        walk = f.readlines()
    play(walk[:20] if small else walk)


if __name__ == "__main__":
    main()
