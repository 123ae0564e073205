# tests/lang/methods/module_gc.py - what each function of gc says to numbers of arguments, and to one of each kind
import _methods, gc
_methods.of_module(gc, ('set_debug', 'get_stats', 'get_objects', 'get_count', 'freeze', 'unfreeze', 'get_freeze_count', 'collect', 'get_referrers', 'get_referents', 'is_tracked'))
