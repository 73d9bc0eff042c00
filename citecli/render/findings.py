"""What needs the writer, as other programs read it: SARIF 2.1.0 (OASIS), and GitHub's workflow commands."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from citecli.frozen import FrozenValue
from citecli.text.safe import safe_line

if TYPE_CHECKING:
    from citecli.render.output import Value


class Finding(FrozenValue):
    """One thing that needs the writer: which rule it breaks, what to say, and where.

    Lines and columns count from 1; the end is the character after the last one. Columns are 0 if they are not known,
    and so is the end.
    """

    rule: str
    file: str
    text: str
    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    is_warning: bool = False


def _level(finding: Finding) -> str:
    return "warning" if finding.is_warning else "error"


def _region(finding: Finding) -> "dict[str, Value]":
    """A region of SARIF (specification 2.1.0, 3.30), its end exclusive."""
    region: dict[str, Value] = {"startLine": finding.line}
    if finding.column:
        region["startColumn"] = finding.column
        if finding.end_column:
            region |= {"endLine": finding.end_line, "endColumn": finding.end_column}
    return region


def sarif(findings: Sequence[Finding], rules: Mapping[str, str], version: str, ascii_only: bool = False) -> str:
    """A SARIF log of one run: what code-scanning tools read. `rules` says in a line what each rule means."""
    from citecli.render.output import dump

    results: list[Value] = [
        {
            "ruleId": finding.rule,
            "level": _level(finding),
            "message": {"text": finding.text},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(finding.file)},
                        "region": _region(finding),
                    }
                }
            ],
        }
        for finding in findings
    ]
    driver: Value = {
        "name": "citecli",
        "version": version,
        "rules": [{"id": name, "shortDescription": {"text": text}} for name, text in rules.items()],
    }
    return dump(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
        },
        ascii_only,
    )


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.replace("\\", "/"))


def github(findings: Sequence[Finding]) -> str:
    """Workflow commands, a line each, which show as annotations beside the lines of a file."""
    return "".join(
        f"::{_level(finding)} file={_in_workflow(finding.file, True)},"
        f"line={finding.line},{_columns(finding)}title={finding.rule}::{_in_workflow(safe_line(finding.text))}\n"
        for finding in findings
    )


def _columns(finding: Finding) -> str:
    if not finding.column:
        return ""
    if not finding.end_column:
        return f"col={finding.column},"
    if finding.end_line > finding.line:  # columns are for annotations of one line
        return f"endLine={finding.end_line},"
    return f"col={finding.column},endColumn={finding.end_column},"


def _in_workflow(text: str, in_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text
