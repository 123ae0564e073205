# carets mark the subscript that failed
d = {"a": {"b": 1}}
x = d["a"]["c"] + d["a"]["b"]
