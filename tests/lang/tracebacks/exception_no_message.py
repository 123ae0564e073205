# an exception without a message shows only its name
raise ValueError
