# On PYTHONPATH, this puts the allocator in place in every interpreter that starts, those of subprocesses too.
import ouro_alloc  # noqa: F401
