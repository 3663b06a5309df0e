"""In which encoding a text is; its bytes as UTF-8 and back again, those that are no text among them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from ..texts import BilingualError
from .fault import TableError

ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
}
# What people call these encodings.
ALIASES = {
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "cp936": "gb18030",
    "utf16": "utf-16",
}
MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
# Bytes that are looked at for characters, and at once for bytes that are no ASCII.
LOOK = 1 << 16
# So many lines are judged.
LINES = 1000
# Two Chinese characters of UTF-8 one after the other. As GB18030 they are three characters, and wrong ones.
CHINESE_UTF8 = re.compile(rb"[\xe4-\xe9][\x80-\xbf][\x80-\xbf][\xe4-\xe9][\x80-\xbf][\x80-\xbf]")
# More bytes of markup are no table of an office.
MOST = 1 << 27
# Where a page or XML says its encoding.
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
PAIR = re.compile(rb"[\x80-\xff]{2}")
IDEOGRAPH = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
# Of Chinese text in GB18030, so much is in GB2312 at least, and so much is neither an ideograph nor a usual
# sign at most. Big5, read wrongly, is full of strange signs, and Japanese of rare ideographs.
USUAL, STRANGE = 0.25, 0.1


def told(encoding: str, head: bytes) -> str:
    """Return the codec of the encoding that is named."""
    wanted = encoding.lower().replace("_", "-")
    wanted = ALIASES.get(wanted, wanted)
    if wanted == "utf-16":
        return "utf-16-be" if head.startswith(codecs.BOM_UTF16_BE) else "utf-16-le"
    if wanted not in ENCODINGS:
        known = "utf-8, gb18030, utf-16, utf-16-le, utf-16-be"
        raise BilingualError(f"--encoding：只能是 {known}", f"--encoding: one of {known}")
    return wanted


def found(head: bytes, file: BinaryIO, name: str) -> str:
    """Return the codec in which most of the first lines are text.

    A line that is none does not decide: it is the fault of its row.
    """
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _unknown(name)
    for codec, mark in MARKS.items():
        if head.startswith(mark):
            return codec
    if wide := _wide(head):
        return wide
    lines = [line for line in _telling(head, file) if not line.isascii()][:LINES]
    if 2 * sum(decodes(line, "utf-8") for line in lines) >= len(lines):
        return "utf-8"
    readable = [line for line in lines if decodes(line, "gb18030")]
    if 2 * len(readable) > len(lines) and _is_chinese(b"".join(readable).decode("gb18030", "ignore")):
        return "gb18030"
    raise _unknown(name)


def _unknown(name: str) -> BilingualError:
    return BilingualError(
        f"{name}：不是UTF-8、GB18030或UTF-16的文字；怎么办：在办公软件中打开，看清文字无误后另存为XLSX",
        f"{name}: is no text in UTF-8, GB18030 or UTF-16; cure: open it in the office program, see that "
        "it reads well, and save it as XLSX",
    )


def _wide(head: bytes) -> str | None:
    """Return the codec of two bytes a character, if it is one."""
    # Digits, separators and line ends have a zero as every second byte.
    zeros = {"utf-16-le": head[1::2].count(0), "utf-16-be": head[::2].count(0)}
    codec = max(zeros, key=zeros.__getitem__)
    return codec if zeros[codec] > len(head) // 8 and zeros[codec] > 4 * min(zeros.values()) else None


def _telling(head: bytes, file: BinaryIO) -> list[bytes]:
    """Return the lines of the first block that is not all ASCII; what is, says nothing."""
    block = head
    while block.isascii() and (following := file.read(LOOK << 4)):
        block = following
    return (block + file.readline(LOOK)).splitlines(keepends=True)


def decodes(line: bytes, codec: str) -> bool:
    """Return whether a line can be text; a character that goes on behind it does not count."""
    try:
        codecs.getincrementaldecoder(codec)().decode(line)
    except UnicodeDecodeError:
        return False
    return True


def _is_chinese(text: str) -> bool:
    pairs: list[bytes] = PAIR.findall(text.encode("gb2312", "ignore"))
    signs = sum(pair[0] <= 0xA3 for pair in pairs)
    usual = signs + sum(pair[0] >= 0xB0 for pair in pairs)
    all_ = sum(not character.isascii() for character in text.replace("\ufeff", ""))
    strange = all_ - signs - len(IDEOGRAPH.findall(text))
    return usual >= max(1, USUAL * all_) and strange <= STRANGE * all_


class Decoder:
    """Turns blocks of a text into UTF-8; what is no text in its encoding is none in UTF-8 either."""

    def __init__(self, codec: str) -> None:
        self._codec = codec
        self._wide = (
            codecs.getincrementaldecoder(codec)("surrogatepass") if codec.startswith("utf-16") else None
        )
        # The beginning of a line that goes on.
        self.kept = b""

    def decode(self, block: bytes, *, last: bool) -> bytes:
        """Return the next bytes as UTF-8."""
        if self._codec == "utf-8":
            return block
        if self._wide:
            return self._wide.decode(block, last).encode("utf-8", "surrogatepass")
        block = self.kept + block
        end = len(block) if last else max(block.rfind(b"\n"), block.rfind(b"\r")) + 1
        block, self.kept = block[:end], block[end:]
        return _chinese(block).encode("utf-8", "surrogatepass")


def pieces(file: BinaryIO, name: str) -> Iterator[str]:
    """Return a text in pieces, without its mark; one byte that is no text is an error."""
    head = file.read(LOOK)
    declared = DECLARED.search(head)
    codec = "big5hkscs" if declared and declared[1].lower().startswith(b"big5") else found(head, file, name)
    file.seek(len(MARKS[codec]) if head.startswith(MARKS.get(codec, b"\0")) else 0)
    decoder, read = codecs.getincrementaldecoder(codec)(), file.tell()
    while True:
        block = file.read(LOOK)
        if read > MOST:
            raise TableError("too_large", {"limit": MOST})
        try:
            yield decoder.decode(block, not block)
        except UnicodeDecodeError as error:
            place = read - len(error.object) + len(block) + error.start + 1
            raise BilingualError(
                f"{name}：第{place}个字节不是{ENCODINGS.get(codec, 'Big5')}的文字；"
                "怎么办：在办公软件中打开，看清文字无误后另存为XLSX",
                f"{name}: byte {place} is no text in {ENCODINGS.get(codec, 'Big5')}; cure: open it in the "
                "office program, see that it reads well, and save it as XLSX",
            ) from None
        if not block:
            return
        read += len(block)


def _chinese(block: bytes) -> str:
    """Return lines of GB18030; those that are UTF-8 are no text, instead of other words."""
    if not CHINESE_UTF8.search(block):
        return block.decode("gb18030", "surrogateescape")
    lines = block.splitlines(keepends=True)
    return "".join(line.decode(_told_apart(line), "surrogateescape") for line in lines)


def _told_apart(line: bytes) -> str:
    return "ascii" if CHINESE_UTF8.search(line) and decodes(line, "utf-8") else "gb18030"


def encoded(utf8: bytes, codec: str) -> bytes:
    """Return the bytes from which a decoder made these."""
    if codec == "utf-8":
        return utf8
    errors = "surrogateescape" if codec == "gb18030" else "surrogatepass"
    return utf8.decode("utf-8", "surrogatepass").encode(codec, errors)
