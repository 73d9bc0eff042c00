"""How many links to words of a web page lead Chromium to them: pages made at random, served on loopback.

    python tests/benchmarks/text_fragments.py [NUMBER [SEED]]

Pages have menus, headings and boxes that repeat the article's words, line breaks, quotation marks, emphasis and several
scripts. A link is right when the passage is on the screen after the page was opened at it; links are made from the
document as the reader of web pages has it. Needs a Chromium on the path. Exits with 1 under 98 in a hundred.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO

from citecli.api.citing.quoted_source import QuotedSource
from citecli.documents.model import Document, Span
from citecli.frozen import replace
from citecli.readers import registry
from citecli.readers.source import read_file

LOWEST = 0.98
WORDS = """
harbour wall council winter flood stone ferry town quay gull rope engineer budget vote storm tide lamp mayor report
well-known 3.5 don’t O’Neill naïve café Größe U.S. & 10% co-operate “sea” ‘old’ it’s No. 2021 New York
""".split()
OTHERS = (
    "हिन्दी में लिखा गया है और यहाँ कहा गया है कि दीवार गिर गई".split(),
    "Стена упала вчера вечером у старого причала и никто не пришёл".split(),
    "الجدار سقط أمس عند الرصيف القديم ولم يأت أحد".split(),
)
TITLE = "<h1>A wall</h1>"
STYLE = "body{font:20px/150px sans-serif;width:420px;margin:0 20px}nav,aside,h1,h2,p,li,blockquote{margin:0 0 900px}"


def sentence(chance: random.Random, words: list[str]) -> str:
    """A sentence of five to fourteen words, some in marks or with a comma or dash behind them."""
    chosen = [chance.choice(words) for _ in range(chance.randint(5, 14))]
    at = chance.randrange(len(chosen))
    chosen[at] += chance.choice([",", ";", " –", ",” said Clara.", "", ""])
    text = " ".join(chosen)
    return f"“{text}.”" if chance.random() < 0.4 else f"{text[0].upper()}{text[1:]}."


def page(chance: random.Random) -> tuple[list[list[str]], list[str], list[str]]:
    """The paragraphs of an article, as sentences; the lines of its menu; those of a box beside it."""
    few = chance.sample(WORDS, 12)  # few words, so that phrases come more than once
    paragraphs = []
    for _ in range(chance.randint(8, 14)):
        words = chance.choice(OTHERS) if chance.random() < 0.15 else few
        paragraphs.append([sentence(chance, words) for _ in range(chance.randint(1, 4))])
    if chance.random() < 0.7:
        paragraphs.append([chance.choice(chance.choice(paragraphs)), sentence(chance, few)])  # one comes again
    every = [one for paragraph in paragraphs for one in paragraph]
    return paragraphs, chance.sample(every, min(3, len(every))), chance.sample(every, min(2, len(every)))


def html(chance: random.Random) -> str:
    """A page."""
    paragraphs, menu, box = page(chance)
    parts = [f'<!doctype html><meta charset="utf-8"><title>{menu[0]}</title><style>{STYLE}</style>']
    parts.append(f"<nav><ul>{''.join(f'<li><a href=#>{line}</a>' for line in menu)}</ul></nav><main><article>{TITLE}")
    for sentences in paragraphs:
        between = "<br>" if chance.random() < 0.2 else " "
        content = between.join(f"<em>{one}</em>" if chance.random() < 0.1 else one for one in sentences)
        tag = "blockquote" if chance.random() < 0.1 else "p"
        parts.append(f"<{tag}>{content}</{tag}>")
    return "".join(parts) + f"</article></main><aside>{'<br>'.join(box)}</aside>"


def passage(chance: random.Random, document: Document) -> Span:
    """Words of one paragraph, or of two that follow each other."""
    paragraphs = document.paragraphs
    first = chance.randrange(len(paragraphs))
    last = min(first + (chance.random() < 0.2), len(paragraphs) - 1)
    text = document.text
    begin, stop = paragraphs[first].span
    start = chance.choice([at for at in range(begin, stop) if at == begin or text[at - 1] in " \n“"])
    lowest = paragraphs[last].span.start if last > first else start
    ends = [at for at in range(lowest + 4, paragraphs[last].span.end) if text[at] in " \n,”"]
    ends.append(paragraphs[last].span.end)
    return Span(start, ends[min(chance.choice([2, 4, 8, 30, 100]), len(ends) - 1)])


class Chromium:
    """A browser that is spoken to over a pipe (the protocol of its developer tools)."""

    def __init__(self, program: str, folder: str) -> None:
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()

        def places() -> None:
            os.dup2(theirs_in, 3)
            os.dup2(theirs_out, 4)

        self._process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--window-size=480,400",
             f"--user-data-dir={folder}", "--no-first-run", "about:blank"],
            preexec_fn=places, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        self._out = os.fdopen(ours_out, "wb", buffering=0)
        self._messages = self._read(os.fdopen(ours_in, "rb", buffering=0))
        self._count = 0
        self._session = ""

    @staticmethod
    def _read(file: IO[bytes]) -> Iterator[dict[str, object]]:
        rest = b""
        while piece := file.read(65536):
            rest += piece
            *whole, rest = rest.split(b"\0")
            yield from map(json.loads, whole)

    def call(self, method: str, **parameters: object) -> dict[str, object]:
        """The answer to a call."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        for answer in self._messages:
            if answer.get("id") == self._count:
                return answer.get("result") or {}  # type: ignore[return-value]
        raise SystemExit("Chromium ended")

    def wait(self, event: str) -> None:
        """Wait for an event."""
        for message in self._messages:
            if message.get("method") == event:
                return

    def open(self, url: str) -> object:
        """What the page that is at `url` says of itself."""
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = str(self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        self.call("Page.enable")
        self.call("Page.navigate", url=url)
        self.wait("Page.loadEventFired")
        asked = self.call("Runtime.evaluate", expression=SEEN, awaitPromise=True, returnByValue=True)
        self._session = ""
        self.call("Target.closeTarget", targetId=target)
        return asked.get("result", {}).get("value")  # type: ignore[attr-defined]

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()


SEEN = """new Promise(done => setTimeout(() => {
    const top = document.getElementById("from").getBoundingClientRect().top;
    const bottom = document.getElementById("to").getBoundingClientRect().bottom;
    done([scrollY, top, bottom, innerHeight, bottom > 0 && top < innerHeight]);
}, 250))"""


def main(number: int, seed: int) -> int:
    """Try, print those that went wrong, tell whether enough went right."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("there is no Chromium on the path")
    pages: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = pages.get(self.path)
            self.send_response(200 if data else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chance = random.Random(seed)
    right = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        browser = Chromium(program, str(Path(folder) / "profile"))
        while tried < number:
            plain = html(chance)
            path = Path(folder) / "page.html"
            path.write_text(plain, encoding="utf-8")
            document = replace(registry.read(read_file(path)), path=str(path))
            span = passage(chance, document)
            marked = with_marks(plain, document, span)
            if marked is None:
                continue
            tried += 1
            pages[f"/{tried}"] = marked.encode()
            url = f"http://127.0.0.1:{server.server_port}/{tried}"
            link = QuotedSource(document).link(url, span)
            seen = browser.open(link)
            if isinstance(seen, list) and seen[-1] and (seen[0] or seen[1] < 400):
                right += 1
            else:
                print(f"{span.of(document.text)[:80]!r}\n    {link.partition('text=')[2]}\n    {seen}")
        browser.close()
    print(f"{right} of {tried} led to the words")
    return 0 if right >= LOWEST * tried else 1


def with_marks(plain: str, document: Document, span: Span) -> str | None:
    """The page with an empty element before the passage and behind it; `None` when it can't be told where it is."""
    places: list[int] = []
    # Letter by letter: the document has the text of the page with other white space and without tags.
    at = plain.index(TITLE) + len(TITLE)
    for offset in range(document.paragraphs[0].span.start, span.end):
        char = document.text[offset]
        if offset in (span.start, span.end - 1):
            places.append(-1)
        if char.isspace():
            continue
        while plain[at] != char:
            at = plain.index(">", at) + 1 if plain[at] == "<" else at + 1
            if at >= len(plain):
                return None
        if places and places[-1] == -1:
            places[-1] = at
        at += 1
    if len(places) != 2:
        return None
    begin, end = places[0], places[1] + 1
    return plain[:begin] + '<i id="from"></i>' + plain[begin:end] + '<i id="to"></i>' + plain[end:]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
