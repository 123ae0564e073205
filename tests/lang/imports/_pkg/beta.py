from . import alpha
from .alpha import value as v
value = "beta from " + v
