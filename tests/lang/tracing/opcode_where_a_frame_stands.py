# tests/lang/tracing/opcode_where_a_frame_stands.py - opcode.opmap's YIELD_VALUE and RETURN_VALUE are found where a frame was left
import opcode
import sys

YIELD, RETURN = opcode.opmap["YIELD_VALUE"], opcode.opmap["RETURN_VALUE"]


def gen(a):
    try:
        b = yield a
        yield b
    except KeyError:
        raise


def plain(a):
    return a


it = gen(1)
for step in (None, 2):
    it.send(step)
    print("suspended at a yield:", it.gi_frame.f_code.co_code[it.gi_frame.f_lasti] == YIELD)
try:
    it.throw(KeyError("k"))
except KeyError as e:
    tb = e.__traceback__.tb_next
    print(tb.tb_frame.f_code.co_name, "thrown into at a yield:", tb.tb_frame.f_code.co_code[tb.tb_lasti] == YIELD)


def watch(frame, event, arg):
    if event == "return":
        at = frame.f_code.co_code[frame.f_lasti]
        print(frame.f_code.co_name, "left by", "yield" if at == YIELD else "return" if at == RETURN else "?")
    return watch


sys.settrace(watch)
plain(3)
next(gen(1))
sys.settrace(None)
