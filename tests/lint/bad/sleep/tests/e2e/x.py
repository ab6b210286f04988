import time


def journey():
    time.sleep(1)
