class C:
    def __del__(self):
        print("__del__ of another module's cycle")
l = [C()]
l.append(l)
