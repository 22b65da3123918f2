"""HTML by trafilatura."""

from __future__ import annotations

import sys

import pytest

from quotes.corpus import read
from quotes.errors import ModelError

PAGE = """<!doctype html>
<html lang="en-GB"><head><title>Harbour open | The Quay Post</title>
<meta property="og:title" content="Harbour stays open through the winter">
<meta property="og:site_name" content="The Quay Post">
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<link rel="canonical" href="https://quay.example/harbour"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Harbour stays open through the winter</h1>
<p>“We keep it open,” Mayor Ines Calder said on Friday after a long evening with the council.</p>
<p>The harbour café had asked for more time, and the fishermen’s union had asked for less of it.</p>
<p>Nobody on the council voted against the plan, which costs two million a year to carry out.</p>
</article><footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def trafilatura():
    return pytest.importorskip("trafilatura")


@pytest.mark.usefixtures("trafilatura")
def test_main_text_and_metadata_come_out_of_a_page(tmp_path, read_all):
    (tmp_path / "harbour.html").write_text(PAGE, encoding="utf-8")
    (article,), problems = read_all(tmp_path / "harbour.html")
    assert "“We keep it open,” Mayor Ines Calder said" in article.text
    assert "Sport" not in article.text
    assert article.id == "harbour"
    assert article.title == "Harbour stays open through the winter"
    assert (article.publisher, article.published) == ("The Quay Post", "2024-05-03")
    assert (article.url, article.language) == ("https://quay.example/harbour", "en-GB")
    assert problems == []
    assert [zone.name for zone in article.zones] == ["headline"]


@pytest.mark.usefixtures("trafilatura")
def test_a_page_s_own_encoding_is_believed_and_no_guess(tmp_path, read_all):
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">')
    (tmp_path / "a.htm").write_bytes(page.encode("cp1252"))
    (article,), _ = read_all(tmp_path / "a.htm")
    assert "“We keep it open,”" in article.text
    assert "café" in article.text
    assert article.problems == ()


@pytest.mark.usefixtures("trafilatura")
def test_a_page_without_an_article_is_a_problem(tmp_path, read_all):
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    articles, (problem,) = read_all(tmp_path / "a.html")
    assert (articles, problem.code) == ([], "no_article")


@pytest.mark.usefixtures("trafilatura")
def test_nuls_and_an_xml_declaration_do_not_stop_a_page(tmp_path, read_all):
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.replace("café", "ca\x00fé")
    (tmp_path / "a.xhtml").write_text(page, encoding="utf-8")
    assert "We keep it open" in read_all(tmp_path / "a.xhtml")[0][0].text


def test_a_missing_extra_is_one_line_with_the_command(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        list(read(tmp_path / "a.html"))
    message = str(caught.value)
    assert "pip install 'newsquotes[html]'" in message
    assert "\n" not in message


def test_a_missing_parquet_extra_is_one_line_with_the_command(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and so on PAR1")
    with pytest.raises(ModelError, match=r"pip install 'newsquotes\[parquet\]'"):
        list(read(tmp_path / "a.parquet"))
