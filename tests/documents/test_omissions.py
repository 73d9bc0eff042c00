from citecli.documents.omissions import LONGEST, MOST_TEXT, Omission, OmissionKind, bounded, remark


def test_a_remark_counts_each_kind_once() -> None:
    omissions = (
        Omission(OmissionKind.FIGURE, "A map"),
        Omission(OmissionKind.RUNNING_HEAD, "The Quay", 40),
        Omission(OmissionKind.FIGURE),
    )
    assert remark(omissions) == (
        "left out of the text: 2 figures and 40 running heads and feet; `citecli show --all` shows what they say"
    )


def test_a_remark_promises_nothing_where_no_text_was_kept() -> None:
    assert remark([Omission(OmissionKind.CODE)]) == "left out of the text: 1 piece of code"
    assert remark([]) == ""


def test_each_kind_has_a_plural() -> None:
    assert all(kind.counted(2)[2:] != kind.value for kind in OmissionKind)


def test_what_is_kept_is_bounded_and_what_is_not_is_counted() -> None:
    many = [Omission(OmissionKind.FURNITURE, "x" * (2 * LONGEST)) for _ in range(100)]
    kept = bounded(many)
    assert sum(len(omission.text) for omission in kept) == MOST_TEXT
    assert sum(omission.number for omission in kept) == 100
    assert kept[-1].text == ""
