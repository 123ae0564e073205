# lang/osmod/spawn_of_a_null_character.py: a file action whose path cannot be one is refused, and nothing of it stays
import os

for path in "a\0b", b"a\0b":
    try:
        os.posix_spawn("/bin/true", ["true"], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 3, path, os.O_RDONLY, 0)])
    except ValueError:
        print("ValueError")
