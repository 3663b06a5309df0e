"""An issue whose table cannot be put in place: the message says what happened, and it can run again."""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk import REGISTER, Desk, Run
from skillcert.tables.output import Output

USUAL = ["issue", "results.csv", "--project", "project.json", "--city", "01", "--date", "2026-11-23"]
USUAL += ["--register", REGISTER]
NUMBERS = "2618010000001至2618010000003"
FIRST = f"编号已核发并记入登记册：{NUMBERS}，新核发3个，此前已核发0个"
CURE = "；怎么办：排除原因后重新运行同一命令，得到相同的编号\n"


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with three who passed, and a register."""
    desk.init()
    desk.results(*(f"000{i},考生000{i},60" for i in (1, 2, 3)))
    return desk


def shell(desk: Desk, arguments: str, prepare: Callable[[], None] | None = None) -> Run:
    """Issue in a shell, with what it does to the streams of the command."""
    command = f"'{sys.executable}' -m skillcert {' '.join(USUAL)} {arguments}"
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=desk.folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=prepare,
    )
    return Run(run.returncode, run.stdout, run.stderr)


def nothing_happened(desk: Desk, run: Run, reason: str, *, beside: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert reason in run.err
    assert desk.stored() == {}
    assert set(desk.files()) == {"project.json", "results.csv", "register.db"} | beside


def is_kept(desk: Desk, run: Run, reason: str, *, code: int = 3, folder: Path | None = None) -> None:
    """Look whether what was told is so, and whether the command gives the same table when it is run again."""
    assert (run.code, run.out) == (code, "")
    told = re.fullmatch(rf"skillcert: {re.escape(reason)}；{FIRST}；完成的表在 (\S+){CURE}", run.err)
    assert told, run.err
    place = Path(told[1])
    assert place.parent == (folder or desk.folder)
    assert place.stat().st_mode & 0o777 == 0o600
    assert len(desk.stored()) == 3
    again = desk.issue(out="again.csv")
    assert (again.code, place.read_bytes()) == (0, desk.path("again.csv").read_bytes())
    assert "新核发0个，此前已核发3个" in again.out
    assert not list(desk.folder.glob(".skillcert-*"))
    place.unlink()


def test_a_disk_that_fills_up_takes_no_number(full: Desk) -> None:
    full.results(*(f"{i:05},考生{i:05},60" for i in range(20_000)))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))

    nothing_happened(full, shell(full, "--apart --out issued.csv", limit), "（disk I/O error）")


def test_a_disk_that_is_full_takes_no_number(full: Desk) -> None:
    full.results(*(f"{i:05},考生{i:05},60" for i in range(2_000)))
    with mounted(full.path("small"), "-t", "tmpfs", "-o", "size=32k", "none"):
        for arguments in ("", "--json-out small/issued.json"):
            run = full.issue(
                "--apart", *arguments.split(), out="issued.csv" if arguments else "small/issued.csv"
            )
            nothing_happened(full, run, "无法写入（No space left on device）")
            assert not list(full.path("small").iterdir())


def test_a_folder_for_reading_takes_no_number(full: Desk) -> None:
    folder = full.path("folder")
    if os.geteuid() == 0:  # whom modes do not stop
        with mounted(folder, "-t", "tmpfs", "-o", "ro", "none"):
            nothing_happened(full, full.issue(out="folder/issued.csv"), "（Read-only file system）")
    else:
        folder.mkdir(mode=0o500)
        nothing_happened(full, full.issue(out="folder/issued.csv"), "（Permission denied）")


def test_a_device_takes_no_number(full: Desk) -> None:
    nothing_happened(full, full.issue(out="/dev/full"), "/dev/full：不是普通文件")
    run = shell(full, "--out - > /dev/full")
    nothing_happened(full, run, "-：无法写入（No space left on device）")


def test_a_mount_takes_no_number(full: Desk) -> None:
    full.write("other.csv", "other")
    full.write("issued.csv", "kept")
    with mounted(full.path("issued.csv"), "--bind", "other.csv"):
        run = full.issue()
        nothing_happened(full, run, "issued.csv：所在位置是挂载点", beside={"issued.csv", "other.csv"})
    assert full.path("issued.csv").read_text() == "kept"


def test_a_file_that_cannot_be_changed_takes_no_number(full: Desk) -> None:
    full.write("issued.csv", "kept")
    with immutable(full.path("issued.csv")):
        nothing_happened(full, full.issue(), "（Operation not permitted）", beside={"issued.csv"})


def test_a_standard_output_that_is_full_is_told_after_the_numbers(full: Desk) -> None:
    run = shell(full, "--out issued.csv > /dev/full")
    assert run.code == 3
    place = full.path("issued.csv")
    full_device = "标准输出：无法写入（No space left on device）"
    assert run.err == f"skillcert: {full_device}；{FIRST}；完成的表在 {place}{CURE}"
    assert full.numbers() == [f"261801000000{i}" for i in (1, 2, 3)]


def test_a_reader_that_went_away_is_told_after_the_numbers(
    full: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # The reader is gone before the command begins to write.
    run = shell(full, "--out issued.csv | true; exit ${PIPESTATUS[0]}")
    assert (run.code, len(full.stored())) == (3, 3)
    assert f"标准输出：无法写入（Broken pipe）；{FIRST}；完成的表在 {full.path('issued.csv')}；" in run.err
    full.path("issued.csv").unlink()


def test_a_table_for_a_reader_that_went_away_is_kept(
    full: Desk, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(temporary))
    run = shell(full, "--out - | true; exit ${PIPESTATUS[0]}")
    is_kept(full, run, "标准输出：无法写入（Broken pipe）", folder=temporary)
    assert not list(temporary.iterdir())


def refusing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def replace(self: Path, target: Path) -> Path:
        raise error

    monkeypatch.setattr(Path, "replace", replace)


def test_a_file_that_is_open_elsewhere_is_kept_beside_it(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    error = PermissionError(13, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined]
    full.write("issued.csv", "old")
    full.path("issued.csv").chmod(0o600)
    with monkeypatch.context() as patched:
        refusing(patched, error)
        run = full.issue()
    is_kept(full, run, "issued.csv：无法写入（The process cannot access the file）")
    assert full.path("issued.csv").read_text() == "old"


def test_what_becomes_immutable_meanwhile_is_kept_beside_it(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.write("issued.csv", "old")
    full.path("issued.csv").chmod(0o600)
    with meanwhile(monkeypatch, lambda: immutable(full.path("issued.csv"))):
        run = full.issue()
    is_kept(full, run, "issued.csv：无法写入（Operation not permitted）")


def test_what_becomes_a_folder_meanwhile_is_kept_beside_it(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with meanwhile(monkeypatch, lambda: folder(full.path("issued.csv"))):
        run = full.issue()
    is_kept(full, run, "issued.csv：无法写入（Is a directory）")


def test_a_folder_that_is_removed_meanwhile_takes_the_table_along(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.path("folder").mkdir()
    with meanwhile(monkeypatch, lambda: removed(full.path("folder"))):
        run = full.issue(out="folder/issued.csv")
    assert run.code == 3
    assert run.err == f"skillcert: folder/issued.csv：无法写入（No such file or directory）；{FIRST}{CURE}"


def test_a_document_that_cannot_be_placed_is_told_with_the_table(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with meanwhile(monkeypatch, lambda: folder(full.path("issued.json"))):
        run = full.issue("--json-out", "issued.json")
    assert run.code == 3
    place = full.path("issued.csv")
    assert run.err == f"skillcert: issued.json：无法写入（Is a directory）；{FIRST}；完成的表在 {place}{CURE}"
    assert not list(full.folder.glob(".skillcert-*"))


def test_an_interruption_after_the_numbers_says_that_they_are_issued(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        refusing(patched, KeyboardInterrupt())
        run = full.issue()
    is_kept(full, run, "已中断", code=130)


def test_where_no_number_is_issued_nothing_is_told_of_any(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.results("0001,考生0001,59")
    with meanwhile(monkeypatch, lambda: folder(full.path("issued.csv"))):
        nothing_happened(full, full.issue(), "issued.csv：无法写入（Is a directory）")


def test_a_trial_that_cannot_be_placed_issues_nothing(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with meanwhile(monkeypatch, lambda: folder(full.path("issued.csv"))):
        nothing_happened(full, full.issue("--dry-run"), "issued.csv：无法写入（Is a directory）")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_interrupts_as_ctrl_c_does(full: Desk, number: signal.Signals) -> None:
    full.results(*(f"{i:05},考生{i:05},60" for i in range(20_000)))
    before = signal.signal(number, signal.SIG_DFL)  # the tests may run under `nohup`, which is inherited
    try:
        process = full.start(*USUAL, "--out", "issued.csv")
    finally:
        signal.signal(number, before)
    while not any(full.folder.glob(".skillcert-*")) and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.startswith("skillcert: 已中断")
    assert not list(full.folder.glob(".skillcert-*"))
    assert full.stored() == {}


def test_what_the_caller_does_about_signals_stays(desk: Desk) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGHUP, signal.SIGTERM)}
    try:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as `nohup` does
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with ThreadPoolExecutor() as threads:
            run = threads.submit(desk.run, "explain", "1918010000001").result()
        assert (run.code, signal.getsignal(signal.SIGTERM)) == (0, signal.SIG_DFL)
        desk.run("explain", "1918010000001")
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> Iterator[None]:
    """Have something happen to the place after the table is on the disk, before it is moved."""
    publish = Output.publish

    def late(output: Output) -> None:
        with happens():  # type: ignore[attr-defined]
            publish(output)

    with monkeypatch.context() as patched:
        patched.setattr(Output, "publish", late)
        yield


@contextmanager
def mounted(place: Path, *arguments: str) -> Iterator[None]:
    if not place.exists():
        place.mkdir()
    mount = subprocess.run(["mount", *arguments, str(place)], capture_output=True, check=False)
    if mount.returncode:
        pytest.skip("nothing may be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


@contextmanager
def immutable(path: Path) -> Iterator[None]:
    if subprocess.run(["chattr", "+i", str(path)], capture_output=True, check=False).returncode:
        pytest.skip("no file may be made immutable here")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)


@contextmanager
def folder(path: Path) -> Iterator[None]:
    path.mkdir()
    try:
        yield
    finally:
        path.rmdir()


@contextmanager
def removed(path: Path) -> Iterator[None]:
    for each in path.iterdir():
        each.unlink()
    path.rmdir()
    yield
