# tests/fault/sounds_logs_passwords.py - audioop, syslog, _crypt, spwd, readline, _dbm and late names of sys when memory runs out anywhere in them
import _crypt
import _dbm
import audioop
import posix
import readline
import spwd
import sys
import syslog


def sounds():
    noise = bytes(range(240))
    parts = [audioop.mul(noise, 2, 0.5), audioop.add(noise, noise, 4), audioop.tostereo(noise, 3, 1, 2), audioop.tomono(noise, 1, 1, 2),
             audioop.lin2ulaw(noise, 2), audioop.alaw2lin(noise, 3), audioop.reverse(noise, 2), audioop.bias(noise, 1, 3)]
    piece, state = audioop.ratecv(noise, 2, 2, 8000, 11025, None)
    rest, state = audioop.ratecv(noise, 2, 2, 8000, 11025, state)
    coded, at = audioop.lin2adpcm(noise, 2, None)
    back, at = audioop.adpcm2lin(coded, 2, at)
    return sum(map(len, parts)), len(piece), len(rest), state, at, len(back), audioop.findfit(noise, noise[40:60]), audioop.minmax(noise, 1)


def logs():
    syslog.openlog("ouro-test", syslog.LOG_PID, syslog.LOG_LOCAL7)
    syslog.setlogmask(syslog.LOG_UPTO(syslog.LOG_EMERG))
    syslog.syslog("not sent")
    syslog.closelog()
    syslog.syslog(syslog.LOG_DEBUG, "not sent \xe9")
    return syslog.LOG_MASK(3)


def passwords():
    return _crypt.crypt("word", "$1$salt"), _crypt.crypt("\xe9", "ab")


def names():
    return len(sys.stdlib_module_names), sys.getdlopenflags(), spwd.struct_spwd(range(11)).sp_nam


def lines():
    readline.clear_history()
    readline.set_completer(len)
    readline.parse_and_bind("tab: complete")
    for i in range(5):
        readline.add_history("line %d \xe9" % i)
    readline.replace_history_item(0, "new")
    readline.remove_history_item(1)
    readline.insert_text("text")
    readline.set_completer_delims(" ")
    path = "/tmp/ouro-history-%d" % posix.getpid()
    try:
        readline.write_history_file(path)
        readline.read_history_file(path)
    finally:
        posix.remove(path)
    return [readline.get_history_item(i) for i in range(8)], readline.get_completer_delims(), readline.get_current_history_length()


def databases():
    path = "/tmp/ouro-db-%d" % posix.getpid()
    try:
        with _dbm.open(path, "n") as db:
            db["key"] = "value"
            db[b"\xe9"] = "\xe9"
            found = db["key"], db.get("none", 3), db.setdefault("more", b"x"), len(db), sorted(db.keys()), "key" in db
            del db["key"]
        return found
    finally:
        posix.remove(path + ".db")


def errors():
    words = []
    for call in (lambda: audioop.getsample(b"ab", 2, 5), lambda: audioop.lin2adpcm(b"ab", 2, (1,)), lambda: syslog.syslog(1, 2),
                 lambda: _crypt.crypt("a", "\0")):
        try:
            call()
        except MemoryError:
            raise
        except Exception as e:
            words.append(str(e))
    return words


for part in sounds, logs, passwords, names, lines, databases, errors:
    print(part.__name__, part())
