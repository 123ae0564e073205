name = "package"
log = []
