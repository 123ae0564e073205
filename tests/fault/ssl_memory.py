# tests/fault/ssl_memory.py - TLS over memory when any request for memory of ours fails
import os, sys, warnings
warnings.simplefilter("ignore")
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lang", "library"))
try:
    import _tls
except TypeError as e: # enum makes one of whatever a member's constructor raises
    raise MemoryError from e
_tls.over_memory()
