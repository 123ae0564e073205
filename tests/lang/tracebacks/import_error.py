# tests/lang/tracebacks/import_error.py - an import that fails names the module
import no_such_module_here
