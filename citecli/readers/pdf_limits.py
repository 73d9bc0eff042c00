"""Limits that a process sets itself before it opens a file from anywhere: processor time and memory.

Where the system enforces them (POSIX), it does; elsewhere, and for memory on macOS, a thread looks at both every few
milliseconds. Either way the process ends, and its exit code tells its parent why.
"""

import sys
import threading
import time

MEMORY_LIMIT = 300 * 1024 * 1024
"""Bytes of memory beyond which the process ends."""

MEMORY_EXIT = 3
TIME_EXIT = 4
_PAGE = 4096
_LOOKS_EVERY = 0.02


class ProcessLimits:
    """The limits of this process: `MEMORY_LIMIT` from the beginning, and as much time as `allow` grants."""

    def __init__(self) -> None:
        self._deadline = float("inf")
        if not _limit_address_space():
            threading.Thread(target=self._watch, daemon=True).start()

    def allow(self, seconds: float) -> None:
        """From now on the process may use so many seconds of processor time; what was left of the last ones is gone."""
        self._deadline = time.process_time() + seconds
        if sys.platform != "win32":
            import signal

            # Nobody handles SIGPROF: the system ends the process, even in the middle of a regular expression.
            signal.setitimer(signal.ITIMER_PROF, seconds)

    def _watch(self) -> None:
        import os

        while True:
            if _memory() > MEMORY_LIMIT:
                os._exit(MEMORY_EXIT)
            if time.process_time() > self._deadline:
                os._exit(TIME_EXIT)
            time.sleep(_LOOKS_EVERY)


def ran_out_of_time(code: int) -> bool:
    """Whether a process that ended with `code` (negative for a signal) had used up its time."""
    if sys.platform == "win32":
        return code == TIME_EXIT
    import signal

    return code in (TIME_EXIT, -signal.SIGPROF)


def _limit_address_space() -> bool:
    """Have the system refuse more memory than `MEMORY_LIMIT`; whether it will."""
    if sys.platform != "linux":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    except (OSError, ValueError):  # a lower limit than ours may be set already
        return False
    return True


def _memory() -> int:
    """Bytes of memory that this process has (on macOS and Windows: has had at most); 0 where nobody tells."""
    if sys.platform == "linux":
        # Not `getrusage`: a child begins there with what its parent had.
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * _PAGE
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            """PROCESS_MEMORY_COUNTERS of psapi.h."""

            _fields_ = (
                ("cb", wintypes.DWORD), ("faults", wintypes.DWORD), ("peak", ctypes.c_size_t),
                *((f"unused{index}", ctypes.c_size_t) for index in range(7)),
            )  # fmt: skip

        counters = Counters()
        counters.cb = ctypes.sizeof(counters)
        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
        return int(counters.peak)
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0
