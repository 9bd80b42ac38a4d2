from nlp.draft import Draft, RegionMention
from nlp.sites import named_site, site_mentions


def test_a_site_with_a_name_of_its_own_is_told_from_a_general_one() -> None:
    assert named_site("함안 솔빛농공단지에 짓는다", 2) is not None
    assert named_site("예산 노후산업단지를 고친다", 2) is None
    assert named_site("예산 농공단지를 고친다", 2) is None


def test_a_site_spoken_of_again_lies_where_the_text_first_put_it() -> None:
    text = "함안 솔빛농공단지에 짓는다. 나루전기는 같은 단지에 짓는다. 솔빛농공단지는 넓다."
    found = site_mentions(Draft(text, "ko"), [RegionMention(0, 2, "48730", "place")])
    assert [(text[one.start : one.end], one.code) for one in found] == [
        ("같은 단지", "48730"),
        ("솔빛농공단지", "48730"),
    ]


def test_the_same_site_is_nowhere_before_any_site_is_named() -> None:
    text = "나루전기는 같은 단지에 짓는다. 함안 솔빛농공단지는 넓다."
    assert site_mentions(Draft(text, "ko"), [RegionMention(18, 20, "48730", "place")]) == []
