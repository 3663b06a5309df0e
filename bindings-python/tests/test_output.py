"""Files that are written: whole or not at all, their owner's alone, kept when they cannot be placed."""

import os
import re
import time
from pathlib import Path

import pytest
from skillcert.tables import output as module
from skillcert.tables.output import Output, open_output
from skillcert.texts import BilingualError


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def write(path: Path, *, private: bool = True) -> None:
    with open_output(str(path), inputs=[], private=private) as output:
        output.write(b"new")
        output.publish()


def said(path: Path) -> str:
    with pytest.raises(BilingualError) as refused:
        write(path)
    return refused.value.message("zh")


def parts(folder: Path) -> list[Path]:
    return [*folder.glob(".skillcert-*")]


@pytest.fixture(autouse=True)
def _usual_mask() -> object:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_new_file_is_its_owner_s_unless_it_names_nobody(tmp_path: Path) -> None:
    for private, expected in ((True, 0o600), (False, 0o644)):
        write(tmp_path / str(private), private=private)
        assert mode(tmp_path / str(private)) == expected


def test_a_file_that_is_replaced_keeps_mode_and_owner(tmp_path: Path) -> None:
    old = tmp_path / "old.csv"
    for kept in (0o640, 0o666, 0o604):
        old.write_text("old")
        old.chmod(kept)
        if os.geteuid() == 0:
            os.chown(old, 65534, 12345)
        before = old.stat()
        write(old)
        after = old.stat()
        assert old.read_text() == "new"
        assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


@pytest.mark.parametrize("error", [PermissionError(1, "Operation not permitted"), None])
def test_an_owner_that_cannot_be_kept_shows_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError | None
) -> None:
    def chown(part: Path, user: int, group: int) -> None:
        given.append((part, user, group))
        if error:
            raise error

    given: list[tuple[Path, int, int]] = []
    old = tmp_path / "old.csv"
    old.write_text("old")
    monkeypatch.setattr(module, "_owner", lambda path: path.suffix)
    monkeypatch.setattr(os, "chown", chown)
    if error:
        assert said(old).startswith(f"{old}：文件属于另一用户，替换后不能仍归其所有；怎么办：换一个文件名")
        assert (old.read_text(), parts(tmp_path)) == ("old", [])
    else:
        write(old)
        assert given[0][1:] == (old.stat().st_uid, old.stat().st_gid)


def test_a_file_that_refuses_to_be_changed_shows_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.csv"
    old.write_text("old")

    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert said(old) == f"{old}：无法写入（Permission denied）"


def test_a_mount_point_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, mounts = tmp_path / "旧 表.csv", tmp_path / "mountinfo"
    old.write_text("old")
    escaped = str(old).replace(" ", r"\040")
    mounts.write_text(f"1 0 0:1 / / rw - ext4 x rw\n2 1 0:1 /x {escaped} rw - ext4 x rw\n")
    monkeypatch.setattr(module, "MOUNTS", mounts)
    assert said(old) == f"{old}：所在位置是挂载点，不能替换；怎么办：换一个文件名"
    monkeypatch.setattr(module, "MOUNTS", tmp_path / "none")
    write(old)
    assert old.read_text() == "new"


def in_use(times: int, number: int | None, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Have the next moves of a file fail as on Windows; returns when they were tried."""
    replace, tried = Path.replace, []

    def sharing(self: Path, target: Path) -> Path:
        tried.append(time.monotonic())
        if len(tried) > times:
            return replace(self, target)
        error = PermissionError(13, "The process cannot access the file")
        if number is not None:
            error.winerror = number  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Path, "replace", sharing)
    return tried


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_open_elsewhere_on_windows_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    tried = in_use(2, number, monkeypatch)
    write(tmp_path / "new.csv")
    assert len(tried) == 3
    assert tried[2] - tried[0] >= 0.2


def test_a_file_that_stays_open_is_given_up_after_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = in_use(1000, 32, monkeypatch)
    assert said(tmp_path / "new.csv").endswith("无法写入（The process cannot access the file）")
    assert 2.0 <= tried[-1] - tried[0] < 3.0
    assert parts(tmp_path) == []


def test_any_other_reason_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (None, 2):
        tried = in_use(1000, number, monkeypatch)
        said(tmp_path / "new.csv")
        assert len(tried) == 1


def kept(output: Output) -> Path:
    place = output.keep()
    assert place is not None
    return place


def test_a_file_that_is_kept_stays_under_a_name_of_its_own(tmp_path: Path) -> None:
    with open_output(str(tmp_path / "issued.csv"), inputs=[]) as output:
        output.write(b"new")
        output.flush()
        place = kept(output)
        assert kept(output) == place
    assert re.fullmatch(r"issued\.kept-[0-9a-f]{8}\.csv", place.name)
    assert (place.parent, place.read_text(), mode(place)) == (tmp_path, "new", 0o600)
    assert parts(tmp_path) == []


def test_a_file_in_its_place_is_kept_there(tmp_path: Path) -> None:
    with open_output(str(tmp_path / "issued.csv"), inputs=[]) as output:
        output.write(b"new")
        output.publish()
        assert output.keep() == tmp_path / "issued.csv"


def test_a_file_whose_kept_name_would_be_too_long_stays_where_it_is(tmp_path: Path) -> None:
    with open_output(str(tmp_path / f"{'x' * 245}.csv"), inputs=[]) as output:
        output.write(b"new")
        output.flush()
        place = kept(output)
    assert [place] == parts(tmp_path)
    assert place.read_text() == "new"


def test_a_file_whose_folder_is_gone_is_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with open_output(str(folder / "issued.csv"), inputs=[]) as output:
        output.write(b"new")
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        assert output.keep() is None


def test_a_file_written_anew_has_nothing_of_the_first_time(tmp_path: Path) -> None:
    with open_output(str(tmp_path / "issued.csv"), inputs=[]) as output:
        output.write(b"much longer than the second time")
        output.restart()
        output.write(b"new")
        output.publish()
    assert (tmp_path / "issued.csv").read_text() == "new"
