import re
import shutil
import subprocess

import pytest

from citecli.cli.app import COMMANDS, app
from citecli.cli.main import main
from citecli.cli.manual import manual_page


def test_every_command_and_option_is_there() -> None:
    page = manual_page(app)
    assert all(f"\n.SS {name}" in page for name in COMMANDS)
    for option in ("\\-\\-speaker", "\\-\\-locator", "\\-\\-library", "\\-\\-help", "CITECLI_LIBRARY"):
        assert option in page
    assert "Traceback" not in page


def test_no_line_is_taken_for_a_macro_that_is_none() -> None:
    macros = {match[1] for match in re.finditer(r"^[.'](\S*)", manual_page(app), re.MULTILINE)}
    assert macros == {"TH", "SH", "SS", "B", "PP", "TP", "RS", "RE", "nf", "fi"}


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_has_nothing_to_say() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=manual_page(app).encode(), capture_output=True, check=True
    )
    assert done.stderr == b""


def test_the_option_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--man"]) == 0
    assert capsys.readouterr().out == manual_page(app)
