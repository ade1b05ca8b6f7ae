# SPDX-License-Identifier: MIT
"""filter.py MACHINE PROGRAM CALLS [COMPILER]: what a filter of calls lets through.
filter.py --traced TRACE: the calls that QEMU listed, as "allowed" in a CALLS.

PROGRAM is a file with a line "filter: " and the filter's instructions, as
tests/filter.c prints them; MACHINE is x86_64 or aarch64. Each line of the file
CALLS is what must become of a call there, the call, and its arguments in C:

    allowed openat 0, 0, O_RDONLY | O_CLOEXEC, 0

"missing" is a call of which the system says that it has none such (ENOSYS),
"denied" one which it says is not permitted (EACCES),
"fatal" one that ends the process; "-" before it lets pass that this kind of
machine has no such call. What is not so is printed, and then the number of
calls that were tried. Of a trace, the calls count that a process made after the
mark by which tests/filter.c tells that its filter would be in force.

The instructions: Documentation/networking/filter.rst of Linux; what a filter is
told of a call: struct seccomp_data in linux/seccomp.h.
"""

import re
import struct
import subprocess
import sys

MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # linux/audit.h
ENDS = {0x7FFF0000: "allowed", 0x00050026: "missing", 0x0005000D: "denied",
        0x80000000: "fatal"}
HEADERS = ("asm/unistd.h", "asm/ioctls.h", "fcntl.h", "linux/futex.h", "sched.h",
           "signal.h", "sys/mman.h", "sys/resource.h", "sys/socket.h",
           "sys/stat.h", "time.h", "unistd.h")
LOAD, AND, ALWAYS, RETURN = 0x20, 0x54, 0x05, 0x06
JUMPS = {0x15: lambda a, k: a == k, 0x25: lambda a, k: a > k,
         0x35: lambda a, k: a >= k, 0x45: lambda a, k: a & k != 0}


def instructions(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        found = re.search("filter: ([0-9a-f]+)$", file.read(), re.MULTILINE)
    digits = found.group(1)
    words = (int(digits[i:i + 16], 16) for i in range(0, len(digits), 16))
    return [struct.unpack("<HBBI", struct.pack("<Q", word)) for word in words]


def verdict(program, machine, number, arguments):
    """What the program, run on this call, returns."""
    data = struct.pack("<IIQ6Q", number & 0xFFFFFFFF, machine, 0,
                       *(a & (1 << 64) - 1 for a in arguments))
    at = held = 0
    while True:
        code, then, otherwise, k = program[at]
        at += 1
        if code == LOAD:
            held = struct.unpack_from("<I", data, k)[0]
        elif code == AND:
            held &= k
        elif code == ALWAYS:
            at += k
        elif code == RETURN:
            return ENDS.get(k, hex(k))
        else:
            at += then if JUMPS[code](held, k) else otherwise


def numbers(compiler, expressions):
    """The values of these expressions in C, None for what is not known there."""
    source = "#define _GNU_SOURCE\n"
    source += "".join(f"#include <{name}>\n" for name in HEADERS)
    source += "".join(f"@{i}@ {e}\n" for i, e in enumerate(expressions))
    said = subprocess.run([*compiler.split(), "-E", "-P", "-x", "c", "-"],
                          input=source, check=True, capture_output=True,
                          text=True).stdout
    return [value(text) for text in re.split(r"@\d+@", said)[1:]]


def value(text):
    text = re.sub(r"\b0(?=[0-7]+\b)", "0o", " ".join(text.split()))
    text = re.sub(r"(?<=[0-9a-fA-F])[uUlL]+\b", "", text)
    return None if re.search(r"\b[A-Za-z_]", text) else int(eval(text))


def read_calls(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                wanted, name, *rest = line.strip().split(None, 2)
                rest = [a for a in "".join(rest).split(",") if a.strip()]
                yield wanted, name, [*rest, *["0"] * 6][:6]


def try_calls(program, machine, compiler, calls):
    """Prints what is not as wanted; how many calls there were."""
    known = iter(numbers(compiler, [
        e for _, name, arguments in calls
        for e in (f"__NR_{name}", *arguments)]))
    tried = 0
    for wanted, name, arguments in calls:
        number, *values = [next(known) for _ in range(7)]
        said = f"{name}({', '.join(a.strip() for a in arguments)})"
        if number is None and wanted.startswith("-"):
            continue
        tried += 1
        if number is None or None in values:
            print(f"{said}: not known on this kind of machine")
            continue
        seen = verdict(program, machine, number, values)
        if seen != wanted.lstrip("-"):
            print(f"{said}: is {seen}")
    return tried


# What an argument is as QEMU prints it. Of pointers only matters whether there
# is one.
ARGUMENTS = ((r'^".*"$', "0x1000"), (r"^NULL$", "0"), (r"^\w+=", ""),
             (r"^0x0*[0-9a-fA-F]{8,16}$", "0x1000"))


def plain(argument):
    for pattern, meant in ARGUMENTS:
        argument = re.sub(pattern, meant, argument)
    return argument


def traced(path):
    """The lines of several threads may run into each other: what is no longer a
    call is left out, as there are others like it. So are calls that name a file
    and the loading of code from one: they are refused on purpose, which is no
    matter to a conversion, but an emulator lets them pass."""
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    confined, made = set(), set()
    for process, number, name, arguments in re.findall(
            r"(\d+) (?:Unknown syscall (\d+)|([a-z_]\w*)\(([^()\n]*)\))", text):
        if (name, arguments) == ("close", "987654"):
            confined.add(process)
        elif process in confined and not re.search("^AT_FDCWD|PROT_EXEC",
                                                   arguments):
            plainly = [plain(a) for a in arguments.split(",")]
            if all(re.fullmatch(r"-?\w*(\|\w+)*", a) for a in plainly):
                made.add(f"allowed {name or number} {', '.join(plainly)}")
    return "\n".join(sorted(made))


def main():
    if sys.argv[1] == "--traced":
        print(traced(sys.argv[2]))
        return
    machine, program, calls = sys.argv[1:4]
    compiler = sys.argv[4] if len(sys.argv) > 4 else "cc"
    program = instructions(program)
    print(try_calls(program, MACHINES[machine], compiler,
                    list(read_calls(calls))))
    other = MACHINES["x86_64" if machine == "aarch64" else "aarch64"]
    if verdict(program, other, 0, [0] * 6) != "fatal":
        print("calls of another kind of machine are not fatal")


if __name__ == "__main__":
    main()
