# tests/lang/finalization/after_stderr.py - what fails when sys is gone is told nowhere
import sys
class Noisy:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("gone", self.name)
sys.kept = Noisy("in sys")
other = Noisy("in main")
