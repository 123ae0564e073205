# a raw file that lets go of the memory it was given and says that it filled it: no crash
import io

class Raw(io.RawIOBase):
    def readable(self):
        return True
    def readinto(self, view):
        owner = view.obj
        view.release()
        if isinstance(owner, bytearray):
            owner.clear()
        return 4000

for read in "read", "read1", "peek", "readline":
    try:
        getattr(io.BufferedReader(Raw()), read)(100)
    except OSError:
        pass
    print(read, "done")
