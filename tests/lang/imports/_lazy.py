real = 1


def __getattr__(name):
    if name == "forbidden" or name.startswith("__"):
        raise AttributeError("no " + name)
    return "made " + name


def __dir__():
    return ["b", "a"]
