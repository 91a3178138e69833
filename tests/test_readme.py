"""What the README shows is what happens."""

import re

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_the_import_example_prints_what_the_readme_says(capsys):
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL).group(1)
    expected = re.search(r"```text\n(Beijing.*?)```", README, re.DOTALL).group(1)
    exec(code, {})
    assert capsys.readouterr().out == expected


def test_every_command_of_the_readme_exists():
    from quotestance.cli import app

    shown = set(re.findall(r"^quotestance (\w+)", README, re.MULTILINE))
    assert shown <= {command.name or command.callback.__name__ for command in app.registered_commands}
    assert {"classify", "train", "evaluate", "validate", "stats", "info"} <= shown
