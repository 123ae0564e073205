# tests/lang/process/large_output.py - much output arrives whole
import sys
for i in range(1500):
    print(i, "x" * (i % 60))
sys.stdout.write("y" * 70000 + "\n")
print("end")
