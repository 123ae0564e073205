# lang/osmod/spawning.py: posix_spawn, spawn and exec run other programs
import os, sys
sys.stdout.flush()
def done(pid): print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])); sys.stdout.flush()
done(os.posix_spawn('/bin/sh', ['sh', '-c', 'echo one $A'], {'A': '1'}))
done(os.posix_spawnp('sh', ['sh', '-c', 'exit 3'], os.environ))
done(os.posix_spawn('/bin/sh', ['sh', '-c', 'echo to stderr >&2'], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 1, 2)]))
done(os.posix_spawn('/bin/sh', ['sh', '-c', 'read x; echo $x'], os.environ,
     file_actions=[(os.POSIX_SPAWN_OPEN, 0, __file__, os.O_RDONLY, 0)]))
done(os.posix_spawn('/bin/true', ['true'], os.environ, setsid=True, setsigmask=[2], setsigdef=[15]))
done(os.spawnv(os.P_NOWAIT, '/bin/sh', ['sh', '-c', 'exit 7']))
print(os.spawnvp(os.P_WAIT, 'sh', ['sh', '-c', 'exit 8']))
for args in (('/no/such', ['x'], {}), ('/bin/true', [], {}), ('/bin/true', 5, {}), ('/bin/true', ['x'], {}, ), ):
    try:
        os.waitpid(os.posix_spawn(*args), 0)
        print('ran')
    except Exception as e:
        print(type(e).__name__, e)
for actions in ([(9,)], [()], [(0, 1)], [(1, 2, 3)], [5]):
    try:
        os.posix_spawn('/bin/true', ['true'], {}, file_actions=actions)
    except Exception as e:
        print(type(e).__name__, e)
