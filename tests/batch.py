# SPDX-License-Identifier: MIT
"""What a shell cannot do for tests/checks/batch.sh. All take a command:

interrupt SIGNAL SECONDS COMMAND...   start it, send it the signal after a
                                      while, print how it ended, and fail when
                                      a process of it lives on
terminal COMMAND...                   run it on a terminal, print what it shows
                                      of standard error
results COMMAND...                    the same of standard output
memory COMMAND...                     run it, print the KiB that the largest
                                      of its processes had at most
"""

import os
import pty
import resource
import signal
import subprocess
import sys
import time


def lives(group):
    try:
        os.killpg(group, 0)
        return True
    except ProcessLookupError:
        return False


def interrupt(name, seconds, *command):
    # A shell's background process ignores Ctrl-C; this one does not.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(command, start_new_session=True,
                               stdout=subprocess.DEVNULL)
    time.sleep(float(seconds))
    number = getattr(signal, name)
    if number == signal.SIGINT:     # a terminal sends it to all
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    print(process.wait(timeout=30))
    end = time.monotonic() + 10
    while lives(process.pid):
        if time.monotonic() > end:
            sys.exit("a process lives on")
        time.sleep(0.02)


def terminal(*command, stream="stderr"):
    master, slave = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **{**streams, stream: slave})
    os.close(slave)
    seen = b""
    while True:
        try:
            more = os.read(master, 65536)
        except OSError:             # how Linux tells that the terminal is gone
            break
        if not more:
            break
        seen += more
    process.wait()
    sys.stdout.buffer.write(seen)


def results(*command):
    terminal(*command, stream="stdout")


def memory(*command):
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


{"interrupt": interrupt, "terminal": terminal, "results": results,
 "memory": memory}[sys.argv[1]](*sys.argv[2:])
