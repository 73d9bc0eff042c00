"""What `explain` tells of reported speech: whose words it might be, and that it is none."""

from citecli.quotes import QuotationKind, extract


def test_a_report_has_its_candidates():
    text = "The mayor met the engineer on Monday. Ada Miller argued that the bridge would hold."
    (report,) = [one for one in extract(text, indirect=True, explain=True) if one.kind is QuotationKind.INDIRECT]
    names = [candidate.speaker for candidate in report.candidates]
    assert names[0] == "Ada Miller"
    assert "no speech" in names
    scores = [candidate.score for candidate in report.candidates]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.001
    assert all("  " not in reason.feature for candidate in report.candidates for reason in candidate.reasons)
    assert extract(text, indirect=True)[0].candidates == ()


def test_who_is_left_out_is_nobody():
    reports = extract("It was expected that the bridge would hold.", indirect=True, explain=True)
    assert all(one.attribution is None for one in reports)
    assert any(candidate.speaker == "nobody" for one in reports for candidate in one.candidates)
