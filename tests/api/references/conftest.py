from collections.abc import Iterator

import pytest

from tests.api.references.made_services import MadeServices
from tests.api.references.made_works import MadeWorks

pytest.importorskip("httpx", reason="asking needs the extra `web`")


@pytest.fixture
def made() -> MadeWorks:
    """The made record, as large as the services have it."""
    return MadeWorks()


@pytest.fixture
def made_services(made: MadeWorks, monkeypatch: pytest.MonkeyPatch) -> Iterator[MadeServices]:
    """Every service on loopback, with the made record."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr("citecli.network.fetching.BACKOFF", 0.01)
    services = MadeServices(made.works)
    yield services
    services.close()
