"""The forms of reporting verbs in the tagger's word lists are the ones that English has."""

from coverage_archive.tagger import suggest


def test_an_irregular_form_of_a_reporting_verb_attributes() -> None:
    assert [found.cue for found in suggest('"The dam is safe," Otto Lind echoes.')] == ["echoes"]
