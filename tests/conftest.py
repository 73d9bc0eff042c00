"""What all tests share: a world without a user's own library, configuration or terminal."""

import pytest

_LEFT_OUT = (
    "CITECLI_LIBRARY", "CITECLI_CONFIG", "CITECLI_STYLE", "NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS", "TERM",
    "LC_ALL", "PYTHONIOENCODING", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _bare_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test; the cache of styles is shared by all, for making it takes seconds."""
    base = tmp_path_factory.getbasetemp()
    for name in _LEFT_OUT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(base / "home"))
    monkeypatch.setenv("USERPROFILE", str(base / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(base / "cache"))
