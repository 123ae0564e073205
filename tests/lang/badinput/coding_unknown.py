# -*- coding: no-such-code -*-
print('never')
