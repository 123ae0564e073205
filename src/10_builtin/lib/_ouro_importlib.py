"""The library's importlib becomes a view on the import system of the machine.

Called once, when the library's _bootstrap.py and _bootstrap_external.py have been loaded. The classes
that the machine made at its start (src/09_vm/import_class.c) are empty; here they get the code of the
library's classes of the same names, and take their places. What imports is the machine's own code.
"""
import _imp
import sys

_OF_EACH_CLASS = ("__dict__", "__weakref__")


def _pour(source, cls):
    """cls gets the namespace and the bases of source, and loses what it had to stand in for them."""
    if source.__bases__ != cls.__bases__:
        cls.__bases__ = source.__bases__
    for name, value in vars(source).items():
        if name not in _OF_EACH_CLASS:
            setattr(cls, name, value)
    for name in tuple(vars(cls)):
        if name not in vars(source) and name not in _OF_EACH_CLASS:
            delattr(cls, name)


def join(bootstrap, external, spec_class, classes):
    """Returns the function that makes a FileFinder of a folder."""
    external._set_bootstrap_module(bootstrap)
    bootstrap._bootstrap_external = external
    external._RAW_MAGIC_NUMBER = _imp._cache_magic
    external.MAGIC_NUMBER = _imp._cache_magic.to_bytes(4, "little")
    spec_class.__doc__ = bootstrap.ModuleSpec.__doc__
    bootstrap.ModuleSpec = spec_class
    for cls in classes:
        home = bootstrap if hasattr(bootstrap, cls.__name__) else external
        _pour(getattr(home, cls.__name__), cls)
        setattr(home, cls.__name__, cls)
    bootstrap._find_and_load = _imp._find_and_load
    bootstrap._setup(sys, _imp)
    loaders = external._get_supported_file_loaders()
    for finder in list(sys.path_importer_cache.values()):
        if type(finder) is external.FileFinder:
            finder.__init__(finder.path, *loaders)
    return external.FileFinder.path_hook(*loaders)
