"""Chinese and Japanese: who says what by the characters beside the marks."""

import pytest

from citecli.quotes import extract

CASES = {
    "before, with a colon": ("市长李明在会上说：“港口将继续开放。”", ["市长李明"]),
    "a pronoun": ("李明说：“港口将继续开放。”他还说：“我们没有钱。”", ["李明", "李明"]),
    "behind": ("“我们会继续努力。”李娜说。“孩子们都很高兴。”", ["李娜", "李娜"]),
    "behind a comma, and around": ("“这太难了，”老张叹道，“可是我们必须做。”", ["老张", "老张"]),
    "behind a word of the sentence": ("对此，王芳表示：“这是一个好消息，我们很高兴。”", ["王芳"]),
    "a title": ("这部名为“大潮”的电影将在下月上映，导演是张伟。", []),
    "words that somebody calls it by": (
        "反对党称这是“丑闻”。副市长李明表示，“没有人会失业”。",
        ["反对党", "副市长李明"],
    ),
    "a pronoun of nobody who spoke": ("市长周二公布了预算。她说：“我们必须节约。”", [""]),
    "Japanese: an office": (
        "田中花子市長は予算案を発表した。「節約しなければならない」と市長は述べた。",
        ["田中花子市長"],
    ),
    "nobody": ("“我们会继续努力，不会放弃。”", [""]),
    "Japanese: a topic before": ("市長の山田花子さんは「港は開いたままだ」と述べた。", ["山田花子"]),
    "Japanese: who spoke goes on": (
        "山田さんは「港は開いたままだ」と述べた。「金がない」とも話した。",
        ["山田", "山田"],
    ),
    "Japanese: behind": ("「とても嬉しいです」と鈴木さんは話す。「来年も来たい」", ["鈴木", "鈴木"]),
    "Japanese: words between": ("佐藤健氏は会見で「責任を感じている」と語った。", ["佐藤健"]),
    "Japanese: a title": ("映画「大波」は来月公開される。監督は田中だ。", []),
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    text, speakers = CASES[name]
    found = extract(text)
    assert [one.speaker_display for one in found] == speakers
    assert all(one.confidence < 0.9 for one in found)
