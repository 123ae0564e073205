"""fannkuch: over all permutations of n numbers, how often the first part must be flipped until 1 leads.

From the published description: permutations in the order of counting, a checksum with alternating
signs, and the greatest number of flips.
"""
import sys


def fannkuch(n):
    permutation = list(range(n))
    counts = [0] * n
    checksum = most = index = 0
    r = n
    while True:
        while r != 1:
            counts[r - 1] = r
            r -= 1
        first = permutation[0]
        if first:
            copy = permutation[:]
            flips = 0
            while first:
                copy[:first + 1] = copy[first::-1]
                flips += 1
                first = copy[0]
            if flips > most:
                most = flips
            checksum += -flips if index & 1 else flips
        index += 1
        while True:
            if r == n:
                return checksum, most
            head = permutation[0]
            for i in range(r):
                permutation[i] = permutation[i + 1]
            permutation[r] = head
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1


n = int(sys.argv[1]) if len(sys.argv) > 1 else 9
print(n, *fannkuch(n))
