"""Forms of attribution that users of other systems report as broken, in our own words: each is right with the model that ships.

The number beside a case is that of the report: CoreNLP's, textacy's and sayswho's issue trackers.
"""

import pytest

import quotestance


@pytest.fixture(scope="module")
def model():
    return quotestance.load()


CASES = {
    "CoreNLP 1139: a quotation reopened at each paragraph": (
        "“We were told on Monday that the duty would end,” said Ilka Brandvold, who runs a dairy in Tarn Valley.\n\n“They charged us again on Tuesday.\n\n“So we have stopped sending cheese.”\n\n"
        "The customs office declined to comment.",
        [("“We were told on Monday that the duty would end,”", "Ilka Brandvold"), ("to comment", "customs office")],
    ),
    "CoreNLP 905: an appositive between name and cue": (
        "Maren Tolvik, the spokeswoman for Harl Optics who joined the firm in 2019 from a rival in Oslo, said the listing rested on errors.",
        [("the listing rested on errors", "Maren Tolvik")],
    ),
    "CoreNLP 1090: several speakers and rare cues": (
        "“It is a gift to our rivals,” fumed Osric Penhale, who owns two mills. “It is the fence that we asked for,” countered Dagny Rusk of the weavers' union. The tariff “needs a second look,” mused Senator Abel Korrin.",
        [
            ("“It is a gift to our rivals,”", "Osric Penhale"),
            ("“It is the fence that we asked for,”", "Dagny Rusk"),
            ("The tariff “needs a second look,”", "Abel Korrin"),
        ],
    ),
    "CoreNLP 1251: unnamed roles": (
        "An unnamed customs broker told reporters that “the paperwork has doubled.” A senior official at the ministry denied it.",
        [("that “the paperwork has doubled.”", "customs broker"), ("it", "official")],
    ),
    "CoreNLP 1251: a nickname in marks": (
        "“It made me rich,” said Viktor “the Anvil” Sorn, who ships tin.",
        [("“It made me rich,”", "Sorn")],
    ),
    "labels of an interview": (
        "Q: Will the tariffs be lifted this year?\n\nA: We have no plans to lift them. They protect our workers.",
        [("Will the tariffs be lifted this year?", "Q"), ("We have no plans to lift them. They protect our workers", "A")],
    ),
    "textacy 379: an odd number of marks": (
        "“The ban is a mistake, said Ilka Brandvold, who runs a dairy.\n\n“We will appeal,” said Osric Penhale, who owns two mills.\n\nDagny Rusk told reporters that the union backed the ban.",
        [("“We will appeal,”", "Osric Penhale"), ("that the union backed the ban", "Dagny Rusk")],
    ),
    "textacy 383: From X": (
        "Reactions to the tariff:\n\nFrom the Tarn Valley Chamber: “This tariff will close two mills by spring.”",
        [("“This tariff will close two mills by spring.”", "Tarn Valley Chamber")],
    ),
    "textacy 383: dash": (
        "Reactions to the tariff came quickly.\n\n“Our members welcome the duty on cheap yarn.” — Dagny Rusk, chair of the Weavers' Union\n\n“It will close two mills by spring.” — Osric Penhale, owner of Penhale Mills",
        [("“Our members welcome the duty on cheap yarn.”", "Dagny Rusk"), ("“It will close two mills by spring.”", "Osric Penhale")],
    ),
    "sayswho 3: no cue, the speaker in the sentence before": (
        "Osric Penhale shook his head at the question. “We cannot pay this duty and stay open.” He owns two mills.",
        [("“We cannot pay this duty and stay open.”", "Osric Penhale")],
    ),
    "single marks beside apostrophes": (
        "‘We can’t sell a single tin while the embargo lasts,’ said Ilka Brandvold. The farmers’ market stayed shut.",
        [("‘We can’t sell a single tin while the embargo lasts,’", "Ilka Brandvold")],
    ),
    "labels of a transcript": (
        "HOST: Why did your firm oppose the listing?\n\nTOLVIK: It rests on errors. We sent them the papers in March.\n\nHOST: And what did they say?\n\nTOLVIK: Nothing at all.",
        [
            ("Why did your firm oppose the listing?", "HOST"),
            ("It rests on errors. We sent them the papers in March", "TOLVIK"),
            ("And what did they say?", "HOST"),
            ("Nothing at all", "TOLVIK"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_each_form_is_found_with_its_speaker(model, text, expected):
    found = model.classify(text).quotes
    for words, speaker in expected:
        quote = next((quote for quote in found if quote.contents[0].of(text).rstrip(".") == words.rstrip(".")), None)
        assert quote is not None, [span.of(text) for quote in found for span in quote.contents]
        assert speaker.lower() in quote.speaker.name.lower(), quote.speaker


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “clean list” has forty names on it, and a film called “The Embargo” opens on Friday. Prices rose by 4 percent in May.",
        "The trawler “Marta” left port at six. Its owner has two more.",
    ],
)
def test_scare_quotes_titles_and_names_are_left_alone(model, text):
    assert model.classify(text).quotes == ()
