# -*- coding: latin-1 -*-
# a source may declare another encoding
print(ascii('café'))
