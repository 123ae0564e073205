# tests/fault/ssl_memory.py - TLS over memory when any request for memory of ours fails
import os, sys, warnings
warnings.simplefilter("ignore")
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lang", "library"))
import _tls
_tls.over_memory()
