"""OpenID Connect: people log in with their organisation's identity provider, and prove who they are there before they sign.

Authorization code with PKCE, state and nonce. Accounts are matched by issuer and subject, which an administrator enters: nobody gets
an account by logging in. For a signature the provider must have asked the person anew (``prompt=login``), a moment ago.
"""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from drafter.errors import InputError, ModelError, RefusedError
from drafter.record.clock import now

if TYPE_CHECKING:
    from drafter.settings import Settings

_ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA")
#: How long ago the provider may have asked the person when it vouches for a signature.
ASKED: Final = timedelta(minutes=2)
_LEEWAY: Final = 30
_TIMEOUT: Final = 10.0


@dataclass(frozen=True, slots=True)
class Provider:
    """An identity provider as the settings name it.

    :param issuer: without a slash at its end.
    """

    issuer: str
    client: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Flow:
    """What a browser keeps while its person is with the provider.

    :param again: whether somebody who is logged in proves who they are once more.
    """

    state: str
    nonce: str
    verifier: str
    next: str
    again: bool

    @classmethod
    def begin(cls, next_: str, *, again: bool) -> Flow:
        return cls(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48), next_, again)

    def packed(self) -> str:
        return urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()

    @classmethod
    def unpacked(cls, text: str) -> Flow:
        """:raises RefusedError: for a cookie that is none."""
        try:
            found = json.loads(urlsafe_b64decode(text.encode()))
            flow = cls(**found)
        except (ValueError, TypeError):
            flow = None
        if flow is None or not all(isinstance(each, str) and each for each in (flow.state, flow.nonce, flow.verifier)):
            raise RefusedError("AUT008", "the log-in was not begun in this browser, or took too long", "Log in again.")
        return flow


def provider(settings: Settings) -> Provider | None:
    """The provider of the settings; None without one.

    :raises InputError: when only a part is given, or the issuer could be listened to.
    """
    issuer, client, secret = (settings[f"DRAFTER_OIDC_{name}"] for name in ("ISSUER", "CLIENT", "SECRET"))
    if not issuer and not client:
        return None
    if not issuer or not client:
        raise InputError("issuer and client go together", place="DRAFTER_OIDC_ISSUER", remedy="Set both, or neither.")
    _safe(issuer)
    return Provider(issuer.rstrip("/"), client, secret)


def leave(known: Provider, flow: Flow, back: str) -> str:
    """The address at the provider that the browser goes to.

    :param back: the address here that it comes back to.
    :raises ModelError: when the provider is out of reach.
    """
    from authlib.integrations.httpx_client import OAuth2Client  # noqa: PLC0415 - slow to import

    place = _discovered(known)["authorization_endpoint"]
    more = {"nonce": flow.nonce} | ({"prompt": "login", "max_age": "0"} if flow.again else {})
    with OAuth2Client(
        known.client, redirect_uri=back, scope="openid", code_challenge_method="S256", timeout=_TIMEOUT
    ) as client:
        url, _ = client.create_authorization_url(place, state=flow.state, code_verifier=flow.verifier, **more)
    return str(url)


def arrive(known: Provider, flow: Flow, back: str, *, code: str, state: str) -> str:
    """The subject that the provider vouches for: "issuer subject", as accounts have it.

    :raises RefusedError: when anything of the answer is not what was asked for.
    :raises ModelError: when the provider is out of reach.
    """
    if not code or not hmac.compare_digest(state.encode(), flow.state.encode()):
        raise RefusedError(
            "AUT008", "the answer of the identity provider does not belong to this log-in", "Log in again."
        )
    place = _discovered(known)
    claims = _claims(known, flow, _exchanged(known, place, flow, back, code), _keys(place))
    if flow.again and not _asked_now(claims):
        raise RefusedError("AUT008", "the identity provider did not ask you anew", "Try again, and log in there.")
    return f"{known.issuer} {claims['sub']}"


def _asked_now(claims: dict[str, Any]) -> bool:
    asked = claims.get("auth_time")
    return isinstance(asked, int) and abs(now().timestamp() - asked) <= ASKED.total_seconds()


def _exchanged(known: Provider, place: dict[str, Any], flow: Flow, back: str, code: str) -> dict[str, Any]:
    """The tokens for a code."""
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415 - slow to import
    from authlib.integrations.httpx_client import OAuth2Client  # noqa: PLC0415
    from httpx import HTTPError  # noqa: PLC0415

    how = "client_secret_basic" if known.secret else "none"
    try:
        with OAuth2Client(
            known.client, known.secret or None, redirect_uri=back, token_endpoint_auth_method=how, timeout=_TIMEOUT
        ) as client:
            found: dict[str, Any] = client.fetch_token(
                place["token_endpoint"], code=code, code_verifier=flow.verifier, grant_type="authorization_code"
            )
            return found
    except (AuthlibBaseError, ValueError) as error:
        raise RefusedError("AUT008", "the identity provider refused the log-in", "Log in again.") from error
    except HTTPError as error:
        raise _away() from error


def _claims(known: Provider, flow: Flow, tokens: dict[str, Any], keys: dict[str, Any]) -> dict[str, Any]:
    """The claims of the ID token, verified.

    :raises RefusedError: when its signature, issuer, audience, time or nonce is not right.
    """
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415 - slow to import
    from authlib.oidc.core import CodeIDToken  # noqa: PLC0415
    from joserfc import jwt  # noqa: PLC0415
    from joserfc.errors import JoseError  # noqa: PLC0415
    from joserfc.jwk import KeySet  # noqa: PLC0415

    try:
        token = jwt.decode(str(tokens.get("id_token", "")), KeySet.import_key_set(keys), algorithms=list(_ALGORITHMS))  # type: ignore[arg-type]
        wanted = {
            "iss": {"essential": True, "values": [known.issuer, f"{known.issuer}/"]},
            "aud": {"essential": True, "value": known.client},
            "sub": {"essential": True},
        }
        params = {"client_id": known.client, "nonce": flow.nonce, "access_token": tokens.get("access_token")}
        CodeIDToken(token.claims, token.header, wanted, params).validate(now=int(now().timestamp()), leeway=_LEEWAY)
    except (JoseError, AuthlibBaseError, ValueError, TypeError, KeyError) as error:
        raise RefusedError("AUT008", "the identity provider's answer cannot be trusted", "Log in again.") from error
    claims: dict[str, Any] = dict(token.claims)
    if not isinstance(claims["sub"], str) or not claims["sub"].isprintable() or " " in claims["sub"]:
        raise RefusedError("AUT008", "the identity provider's answer names nobody", "Log in again.")
    return claims


def _discovered(known: Provider) -> dict[str, Any]:
    """Where the provider's endpoints are.

    :raises ModelError: when it does not say.
    """
    found = _fetched(f"{known.issuer}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != known.issuer:
        raise ModelError("the identity provider is not the one of the settings", retryable=False, hint="See DRAFTER_OIDC_ISSUER.")  # fmt: skip
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        _safe(str(found.get(name, "")))
    return found


def _keys(place: dict[str, Any]) -> dict[str, Any]:
    return _fetched(place["jwks_uri"])


def _fetched(url: str) -> dict[str, Any]:
    import httpx  # noqa: PLC0415 - slow to import

    try:
        answer = httpx.get(url, timeout=_TIMEOUT)
        answer.raise_for_status()
        found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise _away() from error
    if not isinstance(found, dict):
        raise _away()
    return found


def _away() -> ModelError:
    return ModelError("the identity provider cannot be reached", retryable=True, hint="Try again in a moment.")


def _safe(url: str) -> None:
    """:raises InputError: for an address that others could listen to; this machine itself may do without TLS."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")):
        return
    raise InputError("an address of the identity provider is not https", place="DRAFTER_OIDC_ISSUER", remedy="Use TLS.")
