# tests/lang/tracebacks/key_error.py - KeyError shows the repr of the key
{}["a 'quoted' key"]
