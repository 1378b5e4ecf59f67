"""``drafter serve``: the review workbench and the JSON API."""

from __future__ import annotations

import ipaddress
import sys
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli import app
from drafter.errors import InputError


@app.command("serve")
def command(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0: any that is free.")] = 8765,
    certificate: Annotated[Path | None, typer.Option(help="TLS certificate, PEM; with --key.")] = None,
    key: Annotated[Path | None, typer.Option(help="The certificate's private key, PEM.")] = None,
    proxy: Annotated[
        str | None,
        typer.Option(metavar="ADDRESSES", help="A proxy that ends TLS before this, and whose forwarding headers hold."),
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="A demo team and cases, in a database of their own.")] = False,
) -> None:
    """Serve the review workbench and the JSON API.

    drafter serve --demo

    drafter serve --host 0.0.0.0 --certificate cert.pem --key key.pem
    """
    import uvicorn

    from drafter import settings as configuration
    from drafter.web import first_run
    from drafter.web.app import create_app
    from drafter.web.office import open_office

    secure = _secure(host, certificate, key, proxy)
    settings = configuration.read()
    if demo:
        settings = first_run.demo_settings(settings)
    office = open_office(settings, secure=secure, demo=demo)
    if office.store.may_rewrite_ledger():
        typer.echo("warning: the database role could change the ledger; see docs/operations.md, Roles.", err=True)
    for line in first_run.prepare(office):
        typer.echo(line, err=True)
    typer.echo(f"{'https' if certificate else 'http'}://{host}:{port}  (stop with Ctrl-C)", err=True)
    # Access logs hold only paths, and ids in paths tell nothing; still, nobody asked for them.
    uvicorn.run(
        create_app(office), host=host, port=port, log_level="warning", access_log=False, server_header=False,
        ssl_certfile=certificate, ssl_keyfile=key, proxy_headers=proxy is not None, forwarded_allow_ips=proxy or "",
    )  # fmt: skip
    sys.exit(0)


def _secure(host: str, certificate: Path | None, key: Path | None, proxy: str | None) -> bool:
    """Whether people reach the server by TLS.

    :raises InputError: for an address that others can reach without it.
    """
    if (certificate is None) != (key is None):
        raise InputError("a certificate and its key go together", place="--certificate", remedy="Give both.")
    for file in (certificate, key):
        if file is not None and not file.is_file():
            raise InputError("there is no such file", file=file, place="--certificate", remedy="Name a PEM file.")
    if certificate is not None or proxy is not None:
        return True
    try:
        inside = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise InputError(
            f"{host} can be reached by others, and without TLS they could read along", place="--host",
            remedy="Give --certificate and --key, or --proxy with the addresses of a proxy that ends TLS.",
        )  # fmt: skip
    return False
