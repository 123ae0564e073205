# tests/lang/async/failing_repr_in_step.py - a repr() that fails with a RuntimeError ends the step; it is not thrown into the coroutine
import asyncio
class Bad:
    def __repr__(self): raise RecursionError("bad repr")
class Wait:
    def __await__(self):
        try: yield Bad()
        except RuntimeError as e: print("thrown", e)
async def main(): await Wait()
loop = asyncio.new_event_loop()
seen = []
loop.set_exception_handler(lambda loop, report: seen.append(report["exception"]))
task = loop.create_task(main())
loop.call_later(0.01, loop.stop)
loop.run_forever()
print(seen, task.done())
task._log_destroy_pending = False
loop.close()
