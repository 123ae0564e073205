# tests/spine/classes.py - inheritance, overriding, super(), class attributes, methods as values
class Animal:
    count = 0
    sound = "..."

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return self.name + " says " + self.sound

    def __repr__(self):
        return type(self).__name__ + "(" + repr(self.name) + ")"


class Dog(Animal):
    sound = "woof"

    def fetch(self, thing):
        self.thing = thing
        return self


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak() + "!" * (4 - self.age)


class Fish(Animal):
    def speak(self):
        return None


zoo = [Animal("it"), Dog("Rex"), Puppy("Bit", 1), Fish("Wanda")]
for a in zoo:
    print(a, a.speak())
print(Animal.count, Dog.count, zoo[1].count)
zoo[1].count = 99
print(Animal.count, Dog.count, zoo[1].count)
print([isinstance(a, Dog) for a in zoo])
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy))
print(zoo[1].fetch("stick").thing)
say = zoo[2].speak
print(say(), Dog.speak(zoo[2]))
print([c.__name__ for c in Puppy.__mro__])
try:
    zoo[0].thing
except AttributeError as e:
    print(e)
del zoo[1].count
print(zoo[1].count, hasattr(zoo[3], "age"), getattr(zoo[2], "age"))
