# an import that fails names the module
import no_such_module_here
