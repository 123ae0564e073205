# tests/lang/tracebacks/attribute_suggestion.py - an AttributeError suggests a similar attribute
class C:
    def compute(self): pass
C().compite()
