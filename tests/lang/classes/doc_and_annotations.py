# tests/lang/classes/doc_and_annotations.py - a class keeps its doc string and annotations
class C:
    "the doc"
    x: int = 1
    y: "later"
    def f(self, a: int) -> str: "f doc"
print(C.__doc__, C.__annotations__, C.f.__annotations__, C.f.__doc__, hasattr(C, "y"))
class D: pass
print(D.__doc__, D.__annotations__)
