"""The ways to a server that cannot be run here say the same as the one that is (`test_hub.py`), and name what is there."""

import re
import tomllib
from pathlib import Path

import yaml
from packaging.specifiers import SpecifierSet
from traitlets.config import Config

ROOT = Path(__file__).parents[1]


def configured(name, monkeypatch, tmp_path):
    """The settings of a configuration of deploy/, as JupyterHub would read it."""
    monkeypatch.setenv("NUTAG_PASSWORD", "eight signs or more")
    monkeypatch.setenv("NUTAG_HUB", str(tmp_path))
    monkeypatch.setenv("NUTAG_COURSE", str(ROOT))
    c = Config()
    path = ROOT / "deploy" / name
    exec(compile(path.read_text("utf-8"), str(path), "exec"), {"c": c, "get_config": lambda: c, "__file__": str(path)})
    return c


def test_the_littlest_jupyterhub_starts_what_the_plain_one_starts(monkeypatch, tmp_path):
    plain, littlest = (configured(name, monkeypatch, tmp_path) for name in ("jupyterhub_config.py", "tljh_nutag.py"))
    for setting in ("args", "default_url", "mem_limit", "start_timeout"):
        assert plain.Spawner[setting] == littlest.Spawner[setting]
    assert plain.Spawner.cmd[1:] == littlest.Spawner.cmd[1:] == [str(ROOT / "deploy" / "start.py")]
    assert littlest.Spawner.cmd[0] == f"{ROOT}/.venv/bin/python" and "authenticator_class" not in littlest.JupyterHub
    assert Path(plain.Spawner.environment["NUTAG_CLASS"]).is_dir()


def test_kubernetes_starts_the_same_and_needs_an_image_and_a_password(monkeypatch, tmp_path):
    plain = configured("jupyterhub_config.py", monkeypatch, tmp_path).Spawner
    values = yaml.safe_load((ROOT / "deploy" / "values.yaml").read_text("utf-8"))
    server = values["singleuser"]
    assert [word.replace("/srv/nutag", str(ROOT)) for word in server["cmd"][1:]] == [plain.cmd[1], plain.args[0]]
    assert server["defaultUrl"] == plain.default_url and server["memory"]["limit"] == plain.mem_limit
    assert f"timeout={values['cull']['timeout']}" in plain.args[2]
    assert not server["image"]["name"] and not values["hub"]["config"]["SharedPasswordAuthenticator"]["user_password"]


def test_a_hub_without_a_password_does_not_start(monkeypatch, tmp_path):
    monkeypatch.setenv("NUTAG_PASSWORD", "short")
    path = ROOT / "deploy" / "jupyterhub_config.py"
    monkeypatch.setenv("NUTAG_HUB", str(tmp_path))
    try:
        exec(path.read_text("utf-8"), {"get_config": Config, "__file__": str(path)})
    except SystemExit as ended:
        assert "NUTAG_PASSWORD" in str(ended)
    else:
        raise AssertionError("a hub with a short password would have started")


def test_binder_takes_the_readers_lock_and_a_python_that_the_course_runs_on():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    python, pip = environment["dependencies"][0], environment["dependencies"][-1]["pip"]
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert pip == ["-r requirements.txt"] and SpecifierSet(needs).contains(python.removeprefix("python="))
    lines = (ROOT / "postBuild").read_text("utf-8")
    for module in re.findall(r"-m (nutag[.\w]*)", lines):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file()
    assert "jupyter_server_config.py" in lines and (ROOT / "postBuild").stat().st_mode & 0o111


def test_the_lock_of_the_hub_only_adds_to_the_readers():
    def pins(name):
        return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))

    readers, hub = pins("requirements.txt"), pins("requirements-hub.txt")
    assert readers.items() <= hub.items() and "jupyterhub" in hub and "jupyterhub" not in readers
    assert pins("requirements-test.txt")["jupyterhub"] == hub["jupyterhub"]


def test_the_link_for_a_hub_that_you_have_opens_a_lesson():
    link, = re.findall(r"https://<hub>\S+", (ROOT / "deploy" / "README.md").read_text("utf-8"))
    path = re.search(r"urlpath=(\S+)$", link)[1].replace("%2F", "/")
    assert (ROOT / path.removeprefix("lab/tree/nutag-workbooks/")).is_file()
