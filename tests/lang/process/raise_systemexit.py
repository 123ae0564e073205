# tests/lang/process/raise_systemexit.py - raising SystemExit by hand is the same as sys.exit
print("before")
raise SystemExit(5)
