"""What is started from a terminal: one command group per concern."""

from flask import Flask

from casebook.cli.audit import audit_group
from casebook.cli.backup import backup_group
from casebook.cli.check import check
from casebook.cli.law import law_group
from casebook.cli.program import casebook_group
from casebook.cli.vault import vault_group


def init_app(app: Flask) -> None:
    """Put every command group under `flask`."""
    app.cli.add_command(audit_group)
    app.cli.add_command(backup_group)
    app.cli.add_command(check)
    app.cli.add_command(law_group)
    app.cli.add_command(casebook_group)
    app.cli.add_command(vault_group)
