import time
print("loading")
time.sleep(0.1)
value = 42
