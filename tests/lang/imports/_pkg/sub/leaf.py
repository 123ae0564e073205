from .. import name as parent_name
from ..alpha import value
from . import exported as sibling
