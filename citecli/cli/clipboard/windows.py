"""The clipboard of Windows: plain text, HTML and RTF side by side."""

import sys

_HEAD = (
    "Version:0.9\r\n"
    "StartHTML:{:010d}\r\n"
    "EndHTML:{:010d}\r\n"
    "StartFragment:{:010d}\r\n"
    "EndFragment:{:010d}\r\n"
)  # fmt: skip
_BEFORE = b"<html><body>\r\n<!--StartFragment-->"
_AFTER = b"<!--EndFragment-->\r\n</body></html>"


def cf_html(fragment: str) -> bytes:
    """An HTML fragment in the format that Windows calls “HTML Format” (CF_HTML); its offsets count bytes of UTF-8."""
    inside = fragment.encode("utf-8", "replace")
    start = len(_HEAD.format(0, 0, 0, 0))
    begin = start + len(_BEFORE)
    end = begin + len(inside)
    head = _HEAD.format(start, end + len(_AFTER), begin, end).encode("ascii")
    return head + _BEFORE + inside + _AFTER


def formats(plain: str, html: str, rtf: str) -> list[tuple[str, bytes]]:
    """The name and the bytes of each format, ended by zeros as Windows wants them; plain text is named ""."""
    text = plain.replace("\r\n", "\n").replace("\n", "\r\n")
    found = [("", text.encode("utf-16-le", "surrogatepass") + b"\0\0")]
    if html:
        found.append(("HTML Format", cf_html(html) + b"\0"))
    if rtf:
        found.append(("Rich Text Format", rtf.encode("ascii", "replace") + b"\0"))
    return found


if sys.platform == "win32":
    import ctypes
    import time
    from ctypes import wintypes

    _CF_UNICODETEXT = 13
    _GMEM_MOVEABLE = 2

    def put(plain: str, html: str, rtf: str) -> bool:
        """Put all formats on the clipboard; `False` when Windows refuses."""
        user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
        user.OpenClipboard.argtypes = [wintypes.HWND]
        user.SetClipboardData.argtypes, user.SetClipboardData.restype = (
            [wintypes.UINT, wintypes.HANDLE],
            wintypes.HANDLE,
        )
        user.RegisterClipboardFormatW.argtypes = [wintypes.LPCWSTR]
        kernel.GlobalAlloc.argtypes, kernel.GlobalAlloc.restype = [wintypes.UINT, ctypes.c_size_t], wintypes.HGLOBAL
        kernel.GlobalLock.argtypes, kernel.GlobalLock.restype = [wintypes.HGLOBAL], wintypes.LPVOID
        kernel.GlobalUnlock.argtypes = kernel.GlobalFree.argtypes = [wintypes.HGLOBAL]

        def set_one(name: str, data: bytes) -> bool:
            number = user.RegisterClipboardFormatW(name) if name else _CF_UNICODETEXT
            memory = kernel.GlobalAlloc(_GMEM_MOVEABLE, len(data))
            place = kernel.GlobalLock(memory) if memory else None
            if not place:
                return False
            ctypes.memmove(place, data, len(data))
            kernel.GlobalUnlock(memory)
            # The clipboard owns the memory, unless it refuses it.
            if user.SetClipboardData(number, memory):
                return True
            kernel.GlobalFree(memory)
            return False

        # Another program may have the clipboard open for a moment.
        for _ in range(10):
            if user.OpenClipboard(None):
                break
            time.sleep(0.05)
        else:
            return False
        try:
            user.EmptyClipboard()
            return all(set_one(name, data) for name, data in formats(plain, html, rtf))
        finally:
            user.CloseClipboard()

else:

    def put(plain: str, html: str, rtf: str) -> bool:
        """Nothing is done on other systems."""
        return False
