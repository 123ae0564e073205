# tests/lang/pickle/method_of_class_memo.py - a method of a class is put into the memo by the old protocols, too
import pickle
class P:
    def m(self): pass
    class Q:
        pass
for protocol in range(6):
    print(pickle.dumps([P.m, P.m], protocol))
    print(pickle.dumps([P.Q, P.Q], protocol))
    print([x is P.m for x in pickle.loads(pickle.dumps([P.m, P.m], protocol))])
