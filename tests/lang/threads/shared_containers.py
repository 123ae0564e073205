# tests/lang/threads/shared_containers.py - eight threads change the same list, dict, set and bytearray: the counts are exact
import sys, threading
sys.setswitchinterval(1e-5)
N, K = 8, 400
L, D, S, B = [], {}, set(), bytearray()
popped = [0] * N
def work(i):
    for k in range(K):
        L.append((i, k))
        D[i, k] = k
        S.add((i, k))
        B.append(k & 255)
        if k % 3 == 0:
            L.pop()
            popped[i] += 1
        if k % 4 == 0:
            del D[i, k]
        S.discard((i, k - 1))
threads = [threading.Thread(target=work, args=(i,)) for i in range(N)]
for t in threads: t.start()
for t in threads: t.join()
print(len(L) == N * K - sum(popped), len(B) == N * K, sum(popped))
print(len(D), sorted({i for i, k in D}), all(k % 4 for i, k in D))
print(sorted(S))
print({i: sum(1 for j, k in L if j == i) >= 0 for i in range(N)})
