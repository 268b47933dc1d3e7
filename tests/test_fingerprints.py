"""Fingerprints tell apart whatever decides a byte of a site, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from planportal.content.files import Files
from planportal.publish.fingerprints import of_bytes, of_files, of_text


def test_parts_are_told_apart_however_their_bytes_are_divided():
    assert (
        len(
            {
                of_bytes(b"ab", b"c"),
                of_bytes(b"a", b"bc"),
                of_bytes(b"abc"),
                of_bytes(b"abc", b""),
                of_bytes(b"", b"abc"),
            }
        )
        == 5
    )


@given(st.lists(st.binary(max_size=3), max_size=4), st.lists(st.binary(max_size=3), max_size=4))
def test_only_equal_parts_have_one_fingerprint(one, other):
    assert (of_bytes(*one) == of_bytes(*other)) == (one == other)


def test_a_text_that_no_encoding_holds_has_one_too():
    assert of_text("a\udcff") not in (of_text("a"), of_text("a", "\udcff"))


def test_a_folder_is_known_by_the_names_and_contents_of_its_files(tmp_path):
    def of(name: str, content: str) -> str:
        folder = tmp_path / f"{name}-{content}"
        folder.mkdir()
        (folder / name).write_text(content, "utf-8")
        return of_files(Files(folder))

    first = of("a.toml", "x = 1")
    assert len({first, of("b.toml", "x = 1"), of("a.toml", "x = 2")}) == 3
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "a.toml").write_text("x = 1", "utf-8")
    assert of_files(Files(other)) == first
