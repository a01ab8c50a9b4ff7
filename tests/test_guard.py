"""The network guard itself: a swallowed attempt is seen, and this machine stays reachable."""
import os
import socket
import subprocess
import sys

import pytest

OUTSIDE = {
    "connect": "socket.socket().connect(('192.0.2.1', 80))",
    "connect_ex": "socket.socket().connect_ex(('192.0.2.1', 80))",
    "create_connection": "socket.create_connection(('192.0.2.1', 80), timeout=1)",
    "name": "socket.getaddrinfo('example.invalid', 80)",
    "old name": "socket.gethostbyname('example.invalid')",
    "datagram": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'?', ('192.0.2.1', 53))",
    "ipv6": "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
    "urllib": "__import__('urllib.request').request.urlopen('http://example.invalid')",
    "asyncio": "__import__('asyncio').run(__import__('asyncio').open_connection('192.0.2.1', 80))",
}


def attempts(code, tmp_path):
    log = tmp_path / "network.log"
    program = f"import socket\ntry:\n    {code}\nexcept OSError:\n    pass"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60,
                   env={**os.environ, "NUTAG_NETWORK_LOG": str(log)})
    return log.read_text() if log.exists() else ""


@pytest.mark.parametrize("code", OUTSIDE.values(), ids=OUTSIDE)
def test_a_swallowed_attempt_is_logged(code, tmp_path):
    assert "192.0.2.1" in (seen := attempts(code, tmp_path)) or "example.invalid" in seen or "2001:db8" in seen


def test_this_process_refuses_too(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_NETWORK_LOG", str(tmp_path / "log"))
    with pytest.raises(ConnectionRefusedError, match="192.0.2.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    assert (tmp_path / "log").exists()


def test_this_machine_stays_reachable(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert attempts(f"socket.create_connection(('localhost', {port})).close()", tmp_path) == ""


def test_unix_sockets_stay_open(tmp_path):
    assert attempts(f"socket.socket(socket.AF_UNIX).connect_ex({str(tmp_path / 's')!r})", tmp_path) == ""


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["one process", "xdist"])
def test_one_attempt_fails_the_whole_run(workers, tmp_path):
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for part in ("conftest.py", "tests/guard/sitecustomize.py"):
        (tmp_path / part).parent.mkdir(parents=True, exist_ok=True)
        with open(os.path.join(root, part), encoding="utf-8") as source:
            (tmp_path / part).write_text(source.read(), encoding="utf-8")
    (tmp_path / "test_swallow.py").write_text(
        "import socket\ndef test_swallow():\n    socket.socket().connect_ex(('192.0.2.1', 80))\n"
        .replace("    socket", "    try: socket", 1).rstrip("\n") + "\n    except OSError: pass\n")
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "NUTAG_NETWORK_LOG")
             and not key.startswith("PYTEST")}
    run = subprocess.run([sys.executable, "-m", "pytest", "-q", *workers, str(tmp_path)], cwd=tmp_path, env=clean,
                         capture_output=True, text=True, timeout=120)
    assert run.returncode == 1 and "1 passed" in run.stdout, run.stdout
    assert "192.0.2.1" in run.stdout
