"doc string"
x = 1


def get_y():
    return y
