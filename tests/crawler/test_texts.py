"""Bytes become the text that the office wrote, and HTML becomes the lines that a reader sees."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.texts import decode, html_to_text, read_html

SENTENCE = "가람구는 올해 어르신 일자리 1,250개를 만든다. 사업비는 48억 원이다."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be", "iso2022_kr"])
@pytest.mark.parametrize("declared", [None, "utf-8", "euc-kr", "iso-8859-1", "no-such-charset"])
def test_the_bytes_decide_and_a_lying_header_does_not(encoding, declared):
    assert decode(SENTENCE.encode(encoding), declared) == SENTENCE


def test_a_lying_meta_element_does_not_decide():
    page = f"<meta charset=euc-kr><p>{SENTENCE}</p>"
    assert decode(page.encode()) == page
    assert decode(page.replace("euc-kr", "utf-8").encode("cp949")) == page.replace("euc-kr", "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
@pytest.mark.parametrize("bad", [b"\xff", b"\x80", b"\xb0"])
@pytest.mark.parametrize("header", [None, "euc-kr", "utf-8"])
def test_one_bad_byte_costs_one_place_and_not_the_page(encoding, bad, header):
    body = SENTENCE.encode(encoding) + b" " + bad + b" " + SENTENCE.encode(encoding)
    assert decode(body, header) == f"{SENTENCE} \ufffd {SENTENCE}"


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_body_cut_inside_a_character_keeps_the_rest(encoding):
    assert decode((SENTENCE + "다").encode(encoding)[:-1], None) == SENTENCE + "\ufffd"


def test_syllables_beyond_euc_kr_are_read_though_the_header_says_euc_kr():
    assert decode("똠방각하 뷁".encode("cp949"), "euc-kr") == "똠방각하 뷁"


def test_a_foreign_page_is_read_as_its_header_says():
    assert decode("Café Müller à la carte".encode("latin-1"), "iso-8859-1") == "Café Müller à la carte"


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "euc-kr", "x"]))
def test_any_bytes_give_some_text(body, declared):
    assert isinstance(decode(body, declared), str)


@given(st.text(alphabet="가나다라마바사 힣똠뷁일자리0123456789,.%\n", min_size=1))
def test_korean_text_survives_either_charset(text):
    assert decode(text.encode()) == text
    assert decode(text.encode("cp949")) == text


def test_blocks_stand_on_lines_of_their_own():
    assert html_to_text("<h3>제목</h3><div>첫 문단<p>둘째 문단</p>꼬리</div>끝") == "제목\n첫 문단\n둘째 문단\n꼬리\n끝"


def test_markup_inside_a_word_does_not_split_it():
    assert html_to_text("<p>어르신 일<b>자리</b> 1,<span>250</span>개<wbr>를</p>") == "어르신 일자리 1,250개를"


def test_a_line_break_is_a_line_and_two_are_a_blank_line():
    assert html_to_text("<p>하나<br>둘<br><br>셋<br><br><br><br>넷</p>") == "하나\n둘\n\n셋\n\n넷"


def test_line_ends_of_the_source_are_spaces():
    assert html_to_text("<p>일자리\n      1,250개</p><p>끝</p>") == "일자리 1,250개\n끝"


@pytest.mark.parametrize(
    "html",
    [
        "첫 줄\n둘째 줄",
        "<div>첫 줄\n둘째 줄</div>",
        "<pre>첫 줄\n둘째 줄</pre>",
        "<textarea>첫 줄\r\n둘째 줄</textarea>",
        '<div style="white-space: pre-wrap">첫 줄\n<b>둘째</b> 줄</div>',
    ],
)
def test_line_ends_are_kept_where_they_are_the_only_breaks(html):
    assert html_to_text(html) == "첫 줄\n둘째 줄"


def test_table_rows_are_tab_separated_in_their_place():
    html = """<p>앞</p><table><caption>구별 계획</caption>
      <tr><th>구분</th><th>인원(명)</th></tr><tr><td>가람구</td><td><p>1,250</p></td></tr></table><p>뒤</p>"""
    assert html_to_text(html) == "앞\n구별 계획\n구분\t인원(명)\n가람구\t1,250\n뒤"


def test_merged_cells_do_not_shift_the_columns():
    html = """<table><tr><th rowspan=2>구분<th colspan=2>예산<th rowspan=3>비고
      <tr><td>국비<td>시비<tr><td>가람구<td>12억<td>8억<tr><td>나래구<td><td>9억<td>신규</table>"""
    assert html_to_text(html).split("\n") == [
        "구분\t예산\t\t비고",
        "\t국비\t시비",
        "가람구\t12억\t8억",
        "나래구\t\t9억\t신규",
    ]


def test_a_layout_table_is_read_as_blocks():
    html = (
        "<table><tr><td>메뉴</td><td><p>첫 문단</p><table><tr><td>국비</td><td>3억</td></tr></table></td></tr></table>"
    )
    assert html_to_text(html) == "메뉴\n첫 문단\n국비\t3억"


def test_a_box_drawn_as_a_table_keeps_its_lines():
    assert html_to_text("<table><tr><td>요약 하나<br>요약 둘</td></tr></table>") == "요약 하나\n요약 둘"


def test_unclosed_cells_and_rows_are_read():
    assert html_to_text("<table><tr><td>가<td>나<tr><td>다<td>라</table>마") == "가\t나\n다\t라\n마"


def test_list_items_carry_a_bullet_unless_they_wrote_one():
    html = """<ul><li>청년 300명</li><li>○ 어르신 200명</li><li><p>- 여성</p></li></ul>
      <ol><li>접수</li><li>2) 심사</li></ol>"""
    assert html_to_text(html) == "- 청년 300명\n○ 어르신 200명\n- 여성\n1. 접수\n2) 심사"


def test_what_no_reader_sees_is_no_text():
    html = """<style>p{}</style><script>document.title='x'</script><!-- 지난해 900명 --><template>견본</template>
      <p>올해 <span style="display : none">가짜 777명</span>500명<span style="font-size:0px">888</span></p>
      <p hidden>숨김</p><div style="position:absolute;left:-9999px">밖</div><noscript>켜세요</noscript><p>끝</p>"""
    assert html_to_text(html) == "올해 500명\n끝"


def test_children_of_a_container_without_size_are_seen():
    assert html_to_text('<div style="font-size:0"><span style="font-size:14px">500명</span></div>') == "500명"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("A&amp;B", "A&B"),
        ("가&nbsp;나", "가 나"),
        ("&amp;lt;공고&amp;gt;&amp;nbsp;1호", "<공고> 1호"),
        ("&amp;#8228;항목", "․항목"),
        ("R&amp;D 예산", "R&D 예산"),
        ("?a=1&amp;copy=2", "?a=1&copy=2"),
    ],
)
def test_entities_are_decoded_though_escaped_twice(html, text):
    assert html_to_text(f"<p>{html}</p>") == text


def test_zero_width_characters_are_dropped_and_hangul_is_composed():
    assert html_to_text("<p>일\u200b자\ufeff리 \u1112\u1161\u11ab</p>") == "일자리 한"


def test_an_image_speaks_only_where_there_is_no_text():
    image = '<img src="a.jpg" alt="가람구 일자리 박람회 10월 열려"><img alt="poster.png">'
    assert html_to_text(f"<p>본문</p>{image}") == "본문"
    read = read_html(f"<p>{image}</p>")
    assert (read.text, read.from_images, read.images) == ("가람구 일자리 박람회 10월 열려", True, 2)
    assert not read_html('<p><img alt="poster.png"></p>').from_images


@pytest.mark.parametrize("html", ["", " \n", "<!-- -->", "<p></p>", "\x00", "<?xml version='1.0' encoding='euc-kr'?>"])
def test_nothing_is_nothing(html):
    assert html_to_text(html).strip("\ufffd") == ""


def test_an_xml_declaration_and_a_nul_do_not_end_the_text():
    html = "<?xml version='1.0' encoding='euc-kr'?><p>앞\x00뒤\ud800</p>"
    assert html_to_text(html) == "앞\ufffd뒤\ufffd"


def test_thousands_of_nested_blocks_lose_nothing():
    assert html_to_text("<div><b>" * 20_000 + "끝</b></div>") == "끝"
    with pytest.raises(ValueError, match="nested"):
        html_to_text("<table><tr><td>" * 20_000 + "끝")


def test_a_span_of_a_million_columns_is_not_believed():
    rows = "<tr><td colspan=99999 rowspan=99999>가</td></tr>" * 500
    assert html_to_text(f"<table>{rows}</table>").count("가") == 500


@pytest.mark.parametrize(
    ("opening", "piece"),
    [
        ("", "<"),
        ("", "<div "),
        ("", "&amp;"),
        ("", "<span style='display:"),
        ("", "<td>a"),
        ("<ol>", "<li>a"),
        ("<table>", "<td>a"),
        ("<table>", "<tr><td rowspan=999>a"),
        ("<p style='display:", " "),
    ],
)
def test_reading_time_grows_with_the_size_alone(opening, piece):
    began = time.perf_counter()
    with suppress(ValueError):
        html_to_text(opening + piece * 5_000)
    assert time.perf_counter() - began < 4


@given(st.text(alphabet="<>/&;=!-'\" apbrtdhlivuol가나다1\n\x00\u200b", max_size=80))
def test_any_markup_gives_text_without_markup_lines(html):
    text = html_to_text(html)
    assert text == text.strip("\n")
    assert "\n\n\n" not in text
