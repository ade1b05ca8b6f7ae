# SPDX-License-Identifier: MIT
"""encode.py ENCODING: UTF-8 on standard input to that encoding.

abc, vni and vps have no codec elsewhere. The tables here are in the order of
the charts (vowel by vowel, tone by tone), unlike those of the program, which go
by code. "utf-8-in-abc" and so on give such text as it
is when it was pasted into a Unicode document, "utf-8-in-utf-8" text that was
taken for windows-1252. cp1258, viscii and tcvn5712-1 are
iconv's, all others Python's.
"""

import subprocess
import sys
import unicodedata

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]

# Level, grave, hook, tilde, acute, dot; a row for each vowel.
ABC = """
61 b5 b6 b7 b8 b9   a8 bb bc bd be c6   a9 c7 c8 c9 ca cb
65 cc ce cf d0 d1   aa d2 d3 d4 d5 d6   69 d7 d8 dc dd de
6f df e1 e2 e3 e4   ab e5 e6 e7 e8 e9   ac ea eb ec ed ee
75 ef f1 f2 f3 f4   ad f5 f6 f7 f8 f9   79 fa fb fc fd fe
"""
ABC_CAPITALS = {"Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5,
                "Ư": 0xA6, "Đ": 0xA7, "đ": 0xAE}

VPS = """
61 e0 e4 e3 e1 e5   e6 a2 a3 a4 a1 a5   e2 c0 c4 c5 c3 c6
65 e8 c8 eb e9 cb   ea 8a 8b cd 89 8c   69 ec cc ef ed ce
6f f2 d5 f5 f3 86   f4 d2 b0 87 d3 b6   d6 a9 aa ab a7 ae
75 f9 fb db fa f8   dc d8 ba bb d9 bf   79 ff 9b cf 9a 9c
"""
VPS_CAPITALS = """
41 80 81 82 c1 02   88 8e 8f f0 8d 04   c2 84 85 1c 83 03
45 d7 de fe c9 05   ca 93 94 95 90 06   49 b5 b7 b8 b4 10
4f bc bd be b9 11   d4 97 98 99 96 12   f7 9e 9f a6 9d 13
55 a8 d1 ac da 14   d0 af b1 1d ad 15   59 b2 fd b3 dd 19
"""

# VNI: a letter, and a byte for its mark and tone together.
VNI_BARE = {"a": "a", "ă": "a", "â": "a", "e": "e", "ê": "e", "i": "i",
            "o": "o", "ô": "o", "ơ": "\xf4", "u": "u", "ư": "\xf6", "y": "y"}
VNI_PLAIN = ["", "\xf8", "\xfb", "\xf5", "\xf9", "\xef"]
VNI_ROOF = ["\xe2", "\xe0", "\xe5", "\xe3", "\xe1", "\xe4"]
VNI_BOWL = ["\xea", "\xe8", "\xfa", "\xfc", "\xe9", "\xeb"]
VNI_WHOLE = {"ì": "\xec", "ỉ": "\xe6", "ĩ": "\xf3", "í": "\xed",
             "ị": "\xf2", "ỵ": "\xee", "đ": "\xf1"}


def letters():
    for vowel in VOWELS:
        for tone in TONES:
            yield unicodedata.normalize("NFC", vowel + tone)


def abc():
    table = dict(zip(letters(), bytes.fromhex(ABC)))
    for letter, code in list(table.items()):
        plain = unicodedata.normalize("NFD", letter)
        if plain != letter or code > 0x7F:
            table.setdefault(letter.upper(), code)
    table.update(ABC_CAPITALS)
    return {letter: bytes([code]) for letter, code in table.items()}


def vps():
    table = dict(zip(letters(), bytes.fromhex(VPS)))
    table.update(zip((c.upper() for c in letters()),
                     bytes.fromhex(VPS_CAPITALS)))
    table.update({"đ": 0xC7, "Đ": 0xF1})
    return {letter: bytes([code]) for letter, code in table.items()}


def vni():
    table = dict(VNI_WHOLE)
    for letter in letters():
        parts = unicodedata.normalize("NFD", letter)
        tone = next((t for t in TONES[1:] if t in parts), "")
        vowel = unicodedata.normalize("NFC", parts.replace(tone, ""))
        marks = (VNI_ROOF if vowel in "âêô" else VNI_BOWL if vowel == "ă"
                 else VNI_PLAIN)
        table.setdefault(letter, VNI_BARE[vowel] + marks[TONES.index(tone)])
    table.update({c.upper(): text.upper() for c, text in table.items()})
    return {letter: text.encode("latin-1") for letter, text in table.items()}


TABLES = {"abc": abc, "vni": vni, "vps": vps}


def encode(text, name):
    table = TABLES[name]()
    if name == "vps":  # its letters stand in the places of these
        text = text.replace("–", "-").replace("…", "...")
    return b"".join(table[c] if c in table else c.encode("cp1252")
                    for c in text)


def pasted(data):
    """As windows-1252 reads it, and what it leaves open as it stands."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b)
                   for b in data)


def by_iconv(text, name):
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", name], check=True,
                          input=text.encode("utf-8"), stdout=-1).stdout


def convert(text, name):
    if name in TABLES:
        return encode(text, name)
    if name == "nfd":
        return unicodedata.normalize("NFD", text).encode("utf-8")
    if name == "crlf":
        return text.replace("\n", "\r\n").encode("utf-8")
    if name.startswith("bom-"):
        return ("\uFEFF" + text).encode(name[4:])
    if name.startswith("utf-8-in-"):
        return pasted(convert(text, name[9:])).encode("utf-8")
    if name in ("cp1258", "viscii", "tcvn5712-1"):
        return by_iconv(text, name)
    return text.encode(name)


def main():
    text = unicodedata.normalize(
        "NFC", sys.stdin.buffer.read().decode("utf-8"))
    sys.stdout.buffer.write(convert(text, sys.argv[1]))


main()
