"""A class of three on the course's own JupyterHub, through its proxy: everyone gets the course, and nobody another's work."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import hub  # noqa: E402

NAMES = ("anu", "bat", "зул")
pytestmark = pytest.mark.skipif(bool(hub.missing()), reason=hub.missing())


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A running hub with three students who have logged in together: their pages, and what they measured."""
    folder = tmp_path_factory.mktemp("hub")
    with hub.running_hub(folder) as (process, address):
        students = [hub.Student(address, name) for name in NAMES[:2]]
        measured = hub.measured(process, address, NAMES[:3])
        yield folder, students, [student.log_in() for student in students], measured


def test_three_students_move_a_slider_on_servers_of_their_own(school):
    ready, memory, steps = school[3]
    assert len(ready) == 3 and max(ready) < 240 and len(steps) == 3 * hub.STEPS
    assert 0 < memory < 400


def test_a_student_opens_the_lesson_view_with_the_courses_own_settings(school):
    _, _, pages, _ = school
    for page in pages:
        assert page.url.endswith("/doc/tree/workbooks/00_start_here.ipynb")
        assert '"nutagLessons"' in page.text and '"nutagVega"' in page.text and "@jupyterlab/launcher-extension" in page.text
        assert not re.search(r'(src|href)="https?://', page.text)


def test_the_work_lies_in_each_students_home_and_no_one_reaches_another_server(school):
    folder, (anu, bat), _, _ = school
    for name in NAMES:
        assert (folder / "homes" / name / "my_work" / "exercises" / "00_start_here.ipynb").is_file()
    own = anu.web.get(f"{anu.base}/api/contents/my_work/exercises", timeout=30)
    assert own.ok and len(own.json()["content"]) > 5
    foreign = bat.web.get(f"{anu.base}/api/contents/my_work", timeout=30)
    assert foreign.status_code in (403, 404) or foreign.url.startswith(f"{bat.hub}/hub/")
    assert "exercises" not in foreign.text


def test_a_wrong_password_opens_nothing(school):
    _, (anu, _), _, _ = school
    import requests

    with requests.Session() as web:
        web.get(f"{anu.hub}/hub/login", timeout=30)
        answer = web.post(f"{anu.hub}/hub/login", timeout=30, data=dict(
            username="dorj", password="a wrong password", _xsrf=web.cookies.get("_xsrf", path="/hub/")))
    assert answer.status_code == 403
