"""Load a style or a locale by name: `sources` finds it, `parse` reads it, parents and fallbacks are followed here."""

from pathlib import Path

from citecli.csl import sources
from citecli.csl.locale import Locale
from citecli.csl.tree import LocaleLayer, Style
from citecli.csl.xml.parse import DependentStyle, parse_any_style, parse_locale
from citecli.errors import InvalidStyle, UnknownLocale, UnknownStyle
from citecli.frozen import replace
from citecli.text.messages import series

FALLBACK = "en-US"
"""The locale that all others fall back on (specification, "Locale Fallback")."""

_FORMER_CODES = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "sh": "sr", "mo": "ro"}


def load_style(name: str) -> Style:
    """The style called `name`: a path, an id, an address, a former id, an alias.

    A dependent style comes as its parent with the metadata, and the language if it has one, of its own.
    Raises `UnknownStyle`, `InvalidStyle`, and `Failed` when the file can't be read.
    """
    return load_style_file(sources.find_style(name))


def load_style_file(path: Path) -> Style:
    """The style in a file, as `load_style` gives it."""
    style = _parse(path)
    if isinstance(style, Style):
        return style
    child = style
    met = {path}
    while isinstance(style, DependentStyle):
        parent = sources.find_id(sources.style_id(style.info.parent))
        if parent is None:
            raise UnknownStyle(f"'{path.name}' refers to the style '{style.info.parent}', which is not installed")
        if parent in met:
            raise InvalidStyle(f"'{path.name}' refers to itself")
        met.add(parent)
        style = _parse(parent)
    return replace(
        style,
        info=child.info,
        default_locale=child.default_locale or style.default_locale,
        problems=child.problems + style.problems,
    )


def _parse(path: Path) -> Style | DependentStyle:
    try:
        return parse_any_style(sources.read_file(path))
    except InvalidStyle as error:
        raise InvalidStyle(f"'{path.name}' is {error}", error.problems) from error


def load_locale(language: str, style: Style | None = None) -> Locale:
    """What the installed locales and the style's own say for a language ("de-AT", "de", "de_AT").

    Without a locale of its own a language has that of en-US (specification, "Locale Fallback"). Raises `Failed` and
    `InvalidStyle` when an installed file is damaged.
    """
    wanted = normalize_language(language)
    layers = [parse_locale(sources.read_locale(FALLBACK))]
    if wanted != FALLBACK:
        codes = known_locales()
        main = sources.primary_dialects().get(wanted.partition("-")[0], "")
        for code in (main, wanted):
            if code in codes and code != FALLBACK and code not in (layer.language for layer in layers):
                layers.append(replace(parse_locale(sources.read_locale(code)), language=code))
    if style is not None:
        layers.extend(style_layers(style, wanted))
    return Locale(wanted, layers)


def style_layers(style: Style, language: str) -> tuple[LocaleLayer, ...]:
    """The cs:locale elements of a style that apply to a language, from the general to the particular."""
    tiers: tuple[list[LocaleLayer], ...] = ([], [], [])
    wanted = language.lower()
    for layer in style.locales:
        of = layer.language.replace("_", "-").lower()
        if not of:
            tiers[0].append(layer)
        elif of == wanted:
            tiers[2].append(layer)
        elif of == wanted.partition("-")[0]:
            tiers[1].append(layer)
    return (*tiers[0], *tiers[1], *tiers[2])


def known_locales() -> tuple[str, ...]:
    """The tags of the installed locales, sorted."""
    return sources.locale_codes()


def require_locale(language: str) -> str:
    """The tag of the installed locale that a user means. Raises `UnknownLocale`, naming the nearest."""
    wanted = normalize_language(language)
    codes = known_locales()
    if wanted in codes:
        return wanted
    from difflib import get_close_matches

    start = wanted.partition("-")[0].lower()
    nearest = [code for code in codes if code.partition("-")[0].lower() == start]
    nearest = nearest or get_close_matches(wanted, codes, 3, 0.6)
    hint = f"did you mean {series(nearest)}?" if nearest else f"use {', '.join(codes)}"
    raise UnknownLocale(f"there is no locale “{' '.join(language.split())[:40]}”; {hint}")


def normalize_language(language: str) -> str:
    """A language tag as locale files write it: `de_at` is de-AT, `de` its main dialect de-DE, nothing en-US.

    What the operating system adds (`de_DE.UTF-8@euro`) and private extensions (`de-x-…`) go.
    """
    tag = language.strip().replace("_", "-").partition(".")[0].partition("@")[0]
    parts = tag.partition("-x-")[0].split("-")
    start = parts[0].lower()
    if start in ("", "c", "posix"):
        return FALLBACK
    start = _FORMER_CODES.get(start, start)
    rest = [part.title() if len(part) == 4 else part.upper() for part in parts[1:] if part]
    tag = "-".join((start, *rest))
    codes = known_locales()
    if tag in codes:
        return tag
    if not rest:
        return sources.primary_dialects().get(tag, tag)
    # A script without its country (sr-Latn).
    return next((code for code in codes if len(rest[0]) == 4 and code.startswith(f"{tag}-")), tag)
