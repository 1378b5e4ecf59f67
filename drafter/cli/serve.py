"""``drafter serve``: the review workbench and the JSON API."""

from __future__ import annotations

import errno
import ipaddress
import signal
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli import app
from drafter.errors import InputError

if TYPE_CHECKING:
    import socket

    import uvicorn

    from drafter.settings import Settings


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
    upgrade: Annotated[
        bool, typer.Option("--upgrade-database", help="Only bring the database up to date, then end.")
    ] = False,
    grant: Annotated[
        str | None,
        typer.Option(metavar="ROLE", help="PostgreSQL, with --upgrade-database: the role that the workbench works as."),
    ] = None,
) -> None:
    """Serve the review workbench and the JSON API.

    drafter serve --demo

    drafter serve --host 0.0.0.0 --certificate cert.pem --key key.pem
    """
    from drafter import settings as configuration

    if upgrade or grant is not None:
        _upgrade(configuration.read(), grant, alone=upgrade)
        return
    import uvicorn

    from drafter.web import first_run
    from drafter.web.app import create_app
    from drafter.web.office import open_office

    secure = _secure(host, certificate, key, proxy)
    settings = configuration.read()
    if demo:
        settings = first_run.demo_settings(settings)
    # The address is taken first: who finds it taken has not yet waited for anything.
    with closing(_listening(host, port)) as listening:
        office = open_office(settings, secure=secure, demo=demo)
        if office.store.may_rewrite_ledger():
            typer.echo("warning: the database role could change the ledger; see docs/operations.md, Roles.", err=True)
        for line in first_run.prepare(office):
            typer.echo(line, err=True)
        # Access logs hold only paths, and ids in paths tell nothing; still, nobody asked for them.
        configured = uvicorn.Config(
            create_app(office), log_level="warning", access_log=False, server_header=False, lifespan="off",
            ssl_certfile=certificate, ssl_keyfile=key, proxy_headers=proxy is not None, forwarded_allow_ips=proxy or "",
            timeout_graceful_shutdown=10,
            # Longer than browsers and proxies keep a connection: who closes first must not be the one who is just sent something.
            timeout_keep_alive=120,
        )  # fmt: skip
        _load(configured)
        at = f"[{host}]" if ":" in host else host
        typer.echo(
            f"{'https' if certificate else 'http'}://{at}:{listening.getsockname()[1]}  (stop with Ctrl-C)", err=True
        )
        # The server ends what is under way, then gives the signal back: to be asked to stop is no failure.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        uvicorn.Server(configured).run(sockets=[listening])
        office.store.engine.dispose()


def _upgrade(settings: Settings, role: str | None, *, alone: bool) -> None:
    from drafter.record.store import open_store
    from drafter.web.office import database_url

    if not alone:
        raise InputError("a role is granted its rights with an upgrade", place="--grant", remedy="Add --upgrade-database.")  # fmt: skip
    store = open_store(database_url(settings))
    if role is not None:
        store.grant(role)
    typer.echo(
        "The database is up to date."
        + (f" {role} may work on it, and only read and append to the ledger." if role else ""),
        err=True,
    )


def _listening(host: str, port: int) -> socket.socket:
    """:raises InputError: for an address that is taken, or is none of this machine."""
    import socket

    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        raise InputError(
            f"port {port} of {host} is taken" if taken else f"nothing can listen on {host}, port {port} ({error.strerror})",
            place="--port" if taken else "--host", remedy="Stop what listens there, or give another --port." if taken else "Give an address of this machine, and a port that you may use.",
        ) from None  # fmt: skip


def _load(configured: uvicorn.Config) -> None:
    """:raises InputError: for a certificate or key that cannot be used."""
    try:
        configured.load()
    except OSError as error:  # also what is wrong with TLS
        reason = getattr(error, "reason", None) or error.strerror or "not PEM"
        raise InputError(f"the certificate and key cannot be used ({reason})", place="--certificate", remedy="Give a PEM certificate and the key that belongs to it, without a passphrase.") from None  # fmt: skip


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
