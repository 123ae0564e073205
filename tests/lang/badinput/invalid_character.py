# characters that cannot stand in a source
x = 1 “ quote
