first = 1
import _circ_b
second = 2
done = "a done"
