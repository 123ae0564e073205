# tests/lang/sysmod/version_for_platform.py - the module platform finds its way through sys.version
import platform
import sys

print(platform.python_version(), platform.python_implementation(), platform.python_version_tuple(), platform.python_branch() == "")
print(sys.version.startswith("3.11.2 ("), platform.python_compiler() in sys.version, len(platform.python_build()))
