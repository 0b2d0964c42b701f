import os
import socket
import sys
from pathlib import Path

import pytest

from ngos_and_co.lab.lab_server import LabError, LabServer, is_free, running
from tests.lab.conftest import free_port
from tests.lab.processes import children_of, wait_until_gone
from tests.lab.small_course import write_small_course


def test_the_token_is_in_no_list_of_processes() -> None:
    server = LabServer(Path("course"), 8888)
    assert server.token in server.lab_address
    assert server.token in server.environment(Path("runtime"))["JUPYTER_TOKEN"]
    assert not [part for part in server.command() if server.token in part]
    assert server.token not in repr(server)


def test_nothing_of_the_user_s_own_jupyter_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", "mine")
    monkeypatch.setenv("JUPYTERLAB_DIR", "mine")
    monkeypatch.setenv("JPY_API_TOKEN", "mine")
    environment = LabServer(tmp_path, 8888).environment(tmp_path / "run")
    assert "mine" not in environment.values()
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTERLAB_SETTINGS_DIR", "IPYTHONDIR"):
        assert Path(environment[name]).is_relative_to(tmp_path / "_build")


def test_the_environment_s_programs_come_first() -> None:
    path = LabServer(Path("course"), 8888).environment(Path("runtime"))["PATH"]
    assert path.split(os.pathsep)[0] == str(Path(sys.executable).parent)


def test_a_trainee_opens_the_workspace_and_a_facilitator_the_course(tmp_path: Path) -> None:
    (tmp_path / "workspace").mkdir()
    (tmp_path / "workspace" / "start.ipynb").write_text("{}")
    trainee, facilitator = LabServer(tmp_path, 1), LabServer(tmp_path, 1, facilitator=True)
    assert trainee.root_dir == tmp_path / "workspace"
    assert facilitator.root_dir == tmp_path
    assert "/lab/tree/start.ipynb?" in trainee.lab_address
    assert "/lab/tree/workspace/start.ipynb?" in facilitator.lab_address


def test_a_port_somebody_listens_on_is_not_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert not is_free(port)
    assert is_free(port)


@pytest.mark.slow
def test_a_server_that_stops_at_once_is_told_with_its_last_words(tmp_path: Path) -> None:
    write_small_course(tmp_path)
    (tmp_path / "workspace").write_text("a file in place of the folder")
    server = LabServer(tmp_path, free_port())
    with pytest.raises(LabError, match="stopped before it answered") as error, running(server):
        pass
    assert "workspace" in str(error.value)


@pytest.mark.slow
def test_a_server_is_gone_when_the_block_fails(tmp_path: Path) -> None:
    write_small_course(tmp_path)
    (tmp_path / "workspace").mkdir()
    server = LabServer(tmp_path, free_port())
    family = []

    def fail() -> None:
        with running(server) as process:
            family.extend(children_of(process.pid))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert family
    assert wait_until_gone(family) == []
    assert is_free(server.port)
