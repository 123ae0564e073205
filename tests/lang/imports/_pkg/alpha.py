value = "alpha"
