# tests/lang/osmod/files_and_processes.py - os over posix: stat, walk, scandir, descriptors, fork, words of errors
import os, sys
print(os.name, os.getcwd()==os.path.abspath('.'))
os.makedirs('_ou_t/a/b', exist_ok=True)
open('_ou_t/x','w').write('hey')
print([(r,sorted(d),sorted(f)) for r,d,f in os.walk('_ou_t')])
with os.scandir('_ou_t') as it:
    for e in sorted(it, key=lambda e:e.name): print(e, e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.is_dir() or e.stat().st_size)
s=os.stat('_ou_t/x'); print(s.st_size, s[6], type(s.st_mtime), type(s[8]), oct(s.st_mode), s.st_mtime_ns>0, s.n_fields, s.n_sequence_fields, s.n_unnamed_fields)
os.utime('_ou_t/x',(1,2.5)); print(os.stat('_ou_t/x').st_mtime, os.stat('_ou_t/x').st_mtime_ns)
os.utime('_ou_t/x',ns=(5,7)); print(os.stat('_ou_t/x').st_mtime_ns)
os.symlink('x','_ou_t/l'); print(os.readlink('_ou_t/l'), os.path.islink('_ou_t/l'))
os.environ['OUT']='z'; print(os.system('exit $((${#OUT}+2))')); del os.environ['OUT']
r,w=os.pipe(); os.write(w,b'abc'); print(os.read(r,10)); os.close(r); os.close(w)
pid=os.fork()
if pid==0: os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid,0)[1]))
for f in (lambda: os.stat(1.5), lambda: os.mkdir(3), lambda: os.listdir({}), lambda: os.stat("a\0b"), lambda: os.stat(b"a\0b"), lambda: os.rename('/no/a','/no/b'), lambda: os.chdir('/nope'), lambda: os.close(999), lambda: os.open('/nope',0), lambda: os.fspath(3), lambda: os.utime('/tmp',times=3), lambda: os.putenv('a=b','c'), lambda: os.execv('/bin/ls',[]), lambda:os.scandir('/nope'), lambda: os.readlink('/tmp'), lambda: os.listdir('/etc/passwd'), lambda: os.urandom(-1), lambda: os.stat(), lambda: os.mkdir('/tmp','x'), lambda: os.getpid(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(os.listdir(b'_ou_t/a'), os.strerror(2), os.access('/tmp',os.W_OK), os.umask(os.umask(0o22))==0o22)
os.remove('_ou_t/l');os.remove('_ou_t/x');os.removedirs('_ou_t/a/b')
import posix
