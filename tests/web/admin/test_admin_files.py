"""Documents in, anew and out over the web: each file's own result, reasons in Danish, nothing unasked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.upkeep import Upkeep
from index.lock import locked
from tests.index.shelf import found, text, word
from tests.web.admin.office import Office, office
from tests.web.client import FormClient
from web import guard
from web.admin import file_views

DOCUMENTS = "/administration/dokumenter"
MINUTES = (
    "Kulturudvalget\nReferat fra mødet tirsdag den 3. marts 2015\n\n1. Budget\n\nSagsfremstilling\n"
    "Borgeren 010160-1234 har skrevet om bibliotekets åbningstider i byen.\n\nBeslutning\nGodkendt.\n\n"
    "2. Lukket punkt: Salg af grund\n\nSagsfremstilling\nKanariefugl.\n\nBeslutning\nGodkendt.\n"
)


def test_files_are_added_and_listed(opened: Office, here: FormClient) -> None:
    page = opened.add(here, {"havn.txt": text(1), "skole.txt": text(2)})
    assert page.text.count("Tilføjet") == 2
    assert "Færdig: 2 filer tilføjet." in page.text
    assert found(opened.index_dir, word(1)) == ["havn"]
    listed = here.get(DOCUMENTS).text
    assert "havn.txt" in listed
    assert "2 filer" in listed


def test_the_good_ones_are_kept_when_others_are_refused(opened: Office, here: FormClient) -> None:
    page = opened.add(here, {"god.txt": text(1), "tom.txt": "", "falsk.pdf": "ingen PDF", "ark.xlsx": "x"})
    assert "Færdig: 1 fil tilføjet, 3 filer afvist." in page.text
    for reason in [
        "Der er ingen læsbar tekst i filen. Udelad den, eller erstat den.",
        "Efter sit navn skulle filen være en PDF, men den indeholder almindelig tekst.",
        "Filtypen ».xlsx« kan ikke læses.",
    ]:
        assert reason in page.text
        assert reason in here.get(DOCUMENTS).text
    assert found(opened.index_dir, word(1)) == ["god"]


def test_a_job_says_in_how_many_places_closed_items_were_left_out(opened: Office, here: FormClient) -> None:
    page = opened.add(here, {"moede.txt": MINUTES, "havn.txt": text(1)}).text
    assert re.findall(r"Lukkede punkter er udeladt[^<]*", page) == ["Lukkede punkter er udeladt 1 sted"]


def test_of_a_refused_file_an_earlier_version_is_told_where_there_is_one(
    opened: Office, here: FormClient
) -> None:
    opened.add(here, {"ny.txt": ""})
    assert "tidligere udgave" not in here.get(DOCUMENTS).text
    opened.add(here, {"gammel.txt": "Om skoler og haver."})
    opened.add(here, {"gammel.txt": ""}, erstat="ja")
    assert here.get(DOCUMENTS).text.count("Den tidligere udgave af filen er her stadig.") == 1


def test_a_form_without_a_file_is_told_in_danish(opened: Office, here: FormClient) -> None:
    page = here.post(DOCUMENTS, data={"titel": "x"})
    assert (page.status_code, "Vælg mindst én fil." in page.text) == (422, True)


def test_a_refused_file_can_be_taken_off_the_list(opened: Office, here: FormClient) -> None:
    opened.add(here, {"tom.txt": ""})
    assert "1 fil blev afvist" in here.get("/administration").text
    page = here.post("/administration/afviste/tom/skjul")
    assert page.url.path == DOCUMENTS
    assert "Afviste filer" not in page.text


def test_findings_are_counted_and_never_shown(opened: Office, here: FormClient) -> None:
    page = opened.add(here, {"referat.txt": MINUTES})
    listed = here.get(DOCUMENTS).text
    assert "1 CPR-nummer er sløret" in page.text
    assert "1 CPR-nummer er sløret" in listed
    assert "Lukkede punkter er udeladt 1 sted" in listed
    for shown in (page.text, listed, here.get("/administration").text):
        assert "1234" not in shown
        assert "Kanariefugl" not in shown
        assert "Salg af grund" not in shown
    assert "1 fil" in here.get(DOCUMENTS, params={"vis": "bemaerkninger"}).text


def test_what_is_said_of_one_file_counts(opened: Office, here: FormClient) -> None:
    opened.add(
        here, {"a.txt": text(1)}, titel="Om havnen", slags="referat", organ="Havneudvalget", dato="2012-01-24"
    )
    (file,) = opened.holdings.files()
    assert (file.title, file.kind, file.organ, file.date) == (
        "Om havnen", "referat", "Havneudvalget", "2012-01-24",
    )  # fmt: skip
    assert "Havneudvalget\u00a0· 24.1.2012" in here.get(DOCUMENTS).text


@pytest.mark.parametrize(
    ("names", "fields", "told"),
    [
        ([], {}, "Vælg mindst én fil."),
        (["a.txt", "b.txt"], {"titel": "Begge"}, "kan kun udfyldes, når du sender én fil"),
        (["a.txt"], {"dato": "24.1.2012"}, "Skriv datoen som 2012-01-24."),
        (["a.txt"], {"slags": "roman"}, "Vælg en af de slags dokumenter"),
        (["a.txt"], {"titel": "x" * 301}, "højst være 300 tegn"),
        ([f"{n}.txt" for n in range(21)], {}, "Vælg højst 20 filer ad gangen."),
    ],
)
def test_a_form_that_does_not_fit_is_told_and_kept(
    opened: Office, here: FormClient, names: list[str], fields: dict[str, str], told: str
) -> None:
    files = [("filer", (name, text(1).encode())) for name in names] or [("filer", ("", b""))]
    page = here.post(DOCUMENTS, data=fields, files=files)
    assert page.status_code == 422
    assert told in page.text
    assert all(value in page.text for name, value in fields.items() if name in ("titel", "dato"))
    assert opened.holdings.files() == []


def test_another_file_of_the_same_name_needs_a_word(opened: Office, here: FormClient) -> None:
    opened.add(here, {"referat.txt": text(1)})
    page = opened.add(here, {"referat.txt": text(2)})
    assert "Der er allerede et andet dokument med det filnavn." in page.text
    assert "Filen er her allerede i samme udgave." in opened.add(here, {"referat.txt": text(1)}).text
    assert "1 fil erstattet" in opened.add(here, {"referat.txt": text(2)}, erstat="ja").text


def test_a_file_is_replaced(opened: Office, here: FormClient) -> None:
    opened.add(here, {"plan.txt": text(1)})
    assert "Erstat »" in here.get(f"{DOCUMENTS}/plan/erstat").text
    files = [("filer", ("plan 2.txt", text(2).encode()))]
    page = opened.done(here, here.post(f"{DOCUMENTS}/plan/erstat", files=files))
    assert "1 fil erstattet" in page.text
    assert [file.name for file in opened.holdings.files()] == ["plan 2.txt"]
    refused = here.post(f"{DOCUMENTS}/plan/erstat", files=[*files, *files])
    assert (refused.status_code, "Vælg én fil." in refused.text) == (422, True)


def test_removing_says_what_disappears_and_then_does_it(opened: Office, here: FormClient) -> None:
    opened.add(here, {"plan.txt": f"{text(1)}\f{text(2)}"})
    page = here.get(f"{DOCUMENTS}/plan/fjern").text
    assert "<li>2 sider</li>" in page
    assert "afsnit, der søges i" in page
    assert found(opened.index_dir, word(1)) == ["plan"]
    done = opened.done(here, here.post(f"{DOCUMENTS}/plan/fjern"))
    assert "Færdig: 1 fil fjernet." in done.text
    assert opened.holdings.files() == []
    assert "Der er endnu ingen dokumenter" in here.get("/administration").text


def test_a_file_of_the_documents_folder_would_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "dokumenter"
    folder.mkdir()
    (folder / "plan.txt").write_text(text(1), "utf-8")
    opened = office(tmp_path)
    with opened.app.state.administration.upkeep._change(None) as library:
        library.sync(folder)
    for what in ("fjern", "erstat"):
        assert "raadslag build" in opened.client().get(f"{DOCUMENTS}/plan/{what}").text


@pytest.mark.parametrize("path", ["x/erstat", "x/fjern", "..%2f..%2fetc/fjern"])
def test_a_file_that_is_not_there_is_not_found(opened: Office, here: FormClient, path: str) -> None:
    assert here.get(f"{DOCUMENTS}/{path}").status_code == 404
    assert here.post(f"{DOCUMENTS}/{path}", files=[("filer", ("a.txt", b"a"))]).status_code == 404


def test_another_process_that_changes_the_library_is_told(opened: Office, here: FormClient) -> None:
    with locked(opened.index_dir):
        page = opened.add(here, {"a.txt": text(1)})
        assert "Dokumenterne bliver ændret af et andet program" in page.text
        dismissed = here.post("/administration/afviste/x/skjul")
        assert (dismissed.status_code, "et andet program" in dismissed.text) == (422, True)
    assert str(opened.index_dir) not in page.text


def test_a_job_is_part_of_a_page_for_htmx_and_ends_the_asking(opened: Office, here: FormClient) -> None:
    page = opened.add(here, {"a.txt": text(1)})
    part = here.get(page.url.path, headers={"HX-Request": "true"})
    assert part.status_code == 286
    assert "<html" not in part.text
    assert 'hx-swap-oob="innerHTML"' in part.text
    assert here.get("/administration/job/findes-ikke").status_code == 404


def test_a_job_that_runs_is_asked_for_again_also_without_a_script(
    opened: Office, here: FormClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Upkeep, "_work", lambda self: None)  # nobody comes to do it
    page = here.post(DOCUMENTS, files=[("filer", ("a.txt", b"a"))])
    assert 'hx-trigger="every 2s"' in page.text
    assert "Opdater</a>" in page.text
    assert "Venter på, at en anden ændring bliver færdig." in page.text
    assert here.get(page.url.path, headers={"HX-Request": "true"}).status_code == 200
    assert "Tilføjelse af »a.txt«: venter" in here.get("/administration").text


def test_many_files_are_shown_page_by_page_and_found(
    opened: Office, here: FormClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_views, "PAGE", 4)
    opened.add(here, {f"nr-{n}.txt": text(n) for n in range(6)})
    page = here.get(DOCUMENTS, params={"orden": "titel"}).text
    assert "6 filer, side 1 af 2" in page
    assert "side=2" in page
    assert page.count('scope="row"') == 4
    assert here.get(DOCUMENTS, params={"side": "2"}).text.count('scope="row"') == 2
    assert here.get(DOCUMENTS, params={"side": "99"}).status_code == 200
    assert here.get(DOCUMENTS, params={"q": "NR-3"}).text.count('scope="row"') == 1
    assert "Ingen filer passer" in here.get(DOCUMENTS, params={"q": "findes ikke"}).text


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>.txt",
        '"><img src=x onerror=alert(1)>.txt',
        "{{ 7 * 7 }}.txt",
        "../../etc/passwd.txt",
        "a\r\nSet-Cookie: x=1.txt",
        "fdp.\u202etxt.txt",
        "x" * 4_000 + ".txt",
        "CON.txt",
        "=1+1.txt",
    ],
)
def test_p7_x2_a_hostile_name_is_shown_harmless(opened: Office, here: FormClient, name: str) -> None:
    page = opened.add(here, {name: f"{name}\n\n{text(1)}"})
    (file,) = opened.holdings.files()
    pages = [page.text, here.get(DOCUMENTS).text, here.get(f"{DOCUMENTS}/{file.id}/fjern").text]
    for shown in pages:
        assert "<script>alert" not in shown
        assert "<img" not in shown
        assert "\u202e" not in shown
        assert "set-cookie" not in page.headers
    assert all(path.is_relative_to(opened.index_dir) for path in opened.index_dir.rglob("*"))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_p1_files_over_the_limit_are_refused_unread(
    opened: Office, here: FormClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "UPLOAD_LIMIT", 100_000)

    def body():
        yield b"--x\r\nContent-Disposition: form-data; name=filer; filename=a.txt\r\n\r\n"
        for _ in range(1_000):
            yield b"a" * 10_000

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    for declared in ({}, {"Content-Length": "10000000"}):
        response = here.post(DOCUMENTS, content=body(), headers=headers | declared)
        assert response.status_code == 413
    assert list((opened.index_dir / "spool").glob("*")) == []


# Its file has no name on the disk and goes with the request; the library that reads forms does not close it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_p13_a_broken_off_upload_leaves_nothing(opened: Office, here: FormClient) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    half = b"--x\r\nContent-Disposition: form-data; name=filer; filename=a.txt\r\n\r\nhalv"
    assert here.post(DOCUMENTS, content=half, headers=headers).status_code in (400, 403)
    assert opened.holdings.files() == []
    assert list((opened.index_dir / "spool").glob("*")) == []
