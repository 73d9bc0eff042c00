"""Number variables as text: ranges as the style has them, labels of other kinds inside them."""

from collections.abc import Sequence

from citecli.csl import numbers
from citecli.csl.context import Context
from citecli.csl.embedded_labels import OWN_KINDS, LabelledNumbers, labelled_numbers
from citecli.markup.nodes import Content, Tagged, Text
from citecli.markup.rich import parse


def number_content(variable: str, value: str, context: Context, *, markup: bool = True) -> Content:
    """A number variable as text; page numbers as the style's page-range-format has them."""
    own = context.item.label or "page" if variable == "locator" else OWN_KINDS.get(variable, "")
    runs = labelled_numbers(value, own, context.locale) if own else (LabelledNumbers("", value, ""),)
    shown = _set_numbers(runs[0], context) + further_numbers(variable, runs[1:], context)
    first = runs[0]
    if first.label and variable != "locator" and variable not in context.label_forms:
        # No cs:label says of what kind the number is; a volume needs none.
        is_plain = first.kind == own != "number" and numbers.is_numeric(first.numbers)
        shown = shown if is_plain else f"{first.label} {shown}"
    content: Content = parse(shown) if markup else (Text(shown),)
    if variable == "citation-number" or variable == "locator":
        content = (Tagged(content, variable),)
    return content


def _set_numbers(run: LabelledNumbers, context: Context) -> str:
    """Numbers of one kind, without a label."""
    return numbers.set_numbers(
        run.numbers,
        context.locale,
        range_format=context.style.page_range_format if run.kind == "page" else "",
        delimiter=context.locale.term("page-range-delimiter") or "–",
    )


def further_numbers(variable: str, runs: Sequence[LabelledNumbers], context: Context) -> str:
    """Numbers of other kinds behind the first, each with its label, in the form that the first one's label has."""
    shown = ""
    for run in runs:
        several = numbers.is_plural("locator", run.numbers)
        label = context.locale.term(run.kind, context.label_forms.get(variable, "short"), plural=several)
        shown += f"{run.joiner}{label} " if label else run.joiner
        shown += _set_numbers(run, context)
    return shown
