"""A small suite as people write them: fixtures, parameters, marks, raising, capturing, patching."""
import os

import pytest


@pytest.fixture(scope="module")
def shop():
    goods = {"apple": 3}
    yield goods
    goods.clear()


@pytest.fixture(params=["red", "blue"])
def colour(request):
    return request.param


@pytest.mark.parametrize("a, b, total", [(1, 2, 3), (2, 2, 4), pytest.param(1, 1, 3, marks=pytest.mark.xfail)])
def test_sums(a, b, total):
    assert a + b == total


def test_fixture(shop, colour):
    assert shop["apple"] == 3 and colour in ("red", "blue")


def test_raising():
    with pytest.raises(ValueError, match="invalid literal"):
        int("x")


def test_output(capsys):
    print("said")
    assert capsys.readouterr().out == "said\n"


def test_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SHOP", "open")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "f").write_text(os.environ["SHOP"])
    assert os.listdir() == ["f"]


@pytest.mark.skip(reason="not today")
def test_skipped():
    assert False


@pytest.mark.skipif(os.sep != "/", reason="elsewhere")
def test_approx():
    assert 0.1 + 0.2 == pytest.approx(0.3)


class TestGroup:
    def setup_method(self):
        self.list = [1]

    def test_setup(self):
        self.list.append(2)
        assert self.list == [1, 2]

    def test_failing_on_purpose(self):
        left, right = {"a": [1, 2, 3], "b": "text"}, {"a": [1, 2, 4], "b": "text"}
        assert left == right


def test_another_failure(shop):
    assert len(shop) + 1 == 3, "counted"


def test_warning(recwarn):
    import warnings
    warnings.warn("careful", UserWarning)
    assert len(recwarn) == 1
