import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ngos_and_co.lab.lab_server import LabError, is_free
from ngos_and_co.lab.launch import DEFAULT_PORT, choose_port, start
from tests.lab.conftest import free_port
from tests.lab.processes import children_of, running_in, wait_until_gone
from tests.lab.small_course import write_small_course


def command(root: Path, *, port: int, check: bool) -> list[str]:
    program = (
        "import sys; from pathlib import Path; from ngos_and_co.lab.launch import start; "
        f"sys.exit(start(Path({str(root)!r}), port={port}, check={check}, open_browser=False))"
    )
    return [sys.executable, "-c", program]


def check(root: Path) -> "subprocess.CompletedProcess[str]":
    result = subprocess.run(
        command(root, port=free_port(), check=True),
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert wait_until_gone(running_in(str(root))) == [], "no process is left"
    return result


def test_a_taken_port_is_told_with_another_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(LabError) as error:
            choose_port(port)
    assert f"Port {port} is taken" in str(error.value)
    assert f"make start PORT={port + 1}" in str(error.value)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_number_that_is_no_port_is_told(port: int) -> None:
    with pytest.raises(LabError, match="is not a port"):
        choose_port(port)


def test_without_a_wish_the_next_free_port_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = {DEFAULT_PORT, DEFAULT_PORT + 1}
    monkeypatch.setattr("ngos_and_co.lab.launch.is_free", lambda port: port not in taken)
    assert choose_port(None) == DEFAULT_PORT + 2
    monkeypatch.setattr("ngos_and_co.lab.launch.is_free", lambda _: False)
    with pytest.raises(LabError, match="No port from 8888 to 8937 is free"):
        choose_port(None)


def test_a_taken_port_starts_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_small_course(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        assert start(tmp_path, port=listener.getsockname()[1], open_browser=False) == 1
    assert "is taken" in capsys.readouterr().err
    assert not (tmp_path / "workspace").exists()


@pytest.mark.slow
def test_a_check_proves_all_and_leaves_nothing_running(tmp_path: Path) -> None:
    result = check(write_small_course(tmp_path))
    assert (result.returncode, result.stderr) == (0, "")
    assert "Lab, book and kernel answer." in result.stdout


@pytest.mark.slow
def test_a_check_without_the_book_fails_with_a_sentence(tmp_path: Path) -> None:
    root = write_small_course(tmp_path)
    (root / "_build" / "html" / "index.html").unlink()
    result = check(root)
    assert result.returncode == 1
    assert "/book/ does not answer as it should" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_a_check_whose_kernel_says_something_else_fails(tmp_path: Path) -> None:
    root = write_small_course(tmp_path)
    startup = root / "_build" / "lab" / "trainee" / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "wrong.py").write_text("def print(*_): raise RuntimeError('out of order')")
    result = check(root)
    assert result.returncode == 1
    assert "RuntimeError: out of order" in result.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything_in_order(tmp_path: Path, number: signal.Signals) -> None:
    root, port = write_small_course(tmp_path), free_port()
    with subprocess.Popen(
        command(root, port=port, check=False), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = ""
        while "Stop with Ctrl-C." not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        family = children_of(process.pid)
        process.send_signal(number)
        try:
            assert process.wait(60) == 0
        except subprocess.TimeoutExpired:
            for member in family:
                member.kill()  # else this test would wait for ever
            raise
        said += process.stdout.read()
    assert len(family) > 1
    assert wait_until_gone(family) == []
    assert is_free(port)
    assert f"http://127.0.0.1:{port}/lab/tree/start.ipynb?token=" in said
    assert f"http://127.0.0.1:{port}/book/?token=" in said
    assert "JupyterLab has stopped. Your answers are saved." in said
