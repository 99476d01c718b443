"""One message by mail."""

import html
import smtplib
import socket
import ssl
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from typing import Final

from edugrid.notify.channels.mail import Mail
from edugrid.notify.hidden_words import hidden_words
from edugrid.notify.parcel import Parcel
from edugrid.notify.reply import Reply
from edugrid.text import Text

_TIMEOUT: Final = 30  # seconds
_OPEN: Final = 10  # more addresses than these do not see each other
_CHINA: Final = timezone(timedelta(hours=8))
_PERMANENT: Final = 500
_UNREACHED: Final = Text("the mail server cannot be reached", "无法连接邮件服务器")
_LOGIN: Final = Text(
    "the mail server refuses the login; many want an authorisation code as password",
    "邮件服务器拒绝登录；不少邮箱要求使用授权码作为密码",
)
_TLS: Final = Text(
    "the mail server's certificate is not believed: set `ca_file:`", "邮件服务器证书不可信：请设置 `ca_file:`"
)
_PLAIN: Final = Text(
    "the mail server lacks what is asked of it (STARTTLS, login)", "邮件服务器不支持所要求的功能（STARTTLS、登录）"
)
_REFUSED: Final = Text("the mail server refuses it", "邮件服务器拒收")


def send_mail(channel: Mail, sent: Parcel, now: float, *, again: bool) -> Reply:
    """Hand ``sent`` to the mail server of ``channel``; ``now``: seconds since 1970."""
    message = _message(channel, sent, now, again=again)
    handed = False
    try:
        with _connected(channel) as server:
            if channel.username is not None and channel.password is not None:
                server.login(channel.username, channel.password.get_secret_value())
            handed = True
            lost = server.send_message(message, channel.sender, list(channel.to))
    except smtplib.SMTPRecipientsRefused as error:
        code, said = min(error.recipients.values(), key=lambda reply: reply[0])  # a single "later" is worth trying
        return _answered(channel, code, said, _REFUSED, "settings")
    except smtplib.SMTPResponseException as error:  # login, greeting, sender, content
        login = isinstance(error, smtplib.SMTPAuthenticationError)
        why, permanent = (_LOGIN, "settings") if login else (_REFUSED, "refused")
        return _answered(channel, error.smtp_code, error.smtp_error, why, permanent)
    except UnicodeError:  # a login that SMTP cannot carry
        return Reply(verdict="settings", why=_LOGIN)
    except (smtplib.SMTPException, OSError) as error:
        return _failed(error, handed=handed)
    if lost:
        who = ", ".join(sorted(lost))
        return Reply(verdict="sent", why=Text(f"not to {who}: refused", f"未送达 {who}：被拒"))
    return Reply(verdict="sent")


def _failed(error: Exception, *, handed: bool) -> Reply:
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Reply(verdict="settings", why=_PLAIN)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Reply(verdict="settings", why=_TLS)
    return Reply(verdict="later", why=_UNREACHED, maybe_sent=handed)


def _connected(channel: Mail) -> smtplib.SMTP:
    name = socket.gethostname()
    if channel.security == "tls":
        return smtplib.SMTP_SSL(channel.host, channel.port, name, timeout=_TIMEOUT, context=_context(channel))
    server = smtplib.SMTP(channel.host, channel.port, name, timeout=_TIMEOUT)
    if channel.security == "starttls":
        try:
            server.starttls(context=_context(channel))
        except BaseException:
            server.close()
            raise
    return server


def _context(channel: Mail) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=channel.ca_file)


def _answered(channel: Mail, code: int, said: bytes | str, why: Text, permanent: str) -> Reply:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    words = hidden_words(text, [channel.password.get_secret_value()] if channel.password else [])
    shown = Text(f"{why.en} ({code}: {words})", f"{why.zh}（{code}：{words}）")
    return Reply.model_validate({"verdict": permanent if code >= _PERMANENT else "later", "why": shown})


def _message(channel: Mail, sent: Parcel, now: float, *, again: bool) -> EmailMessage:
    digest, domain = sent.digest, channel.sender.rpartition("@")[2]
    thread = sha256(digest.region.encode()).hexdigest()[:12]
    mark = digest.mark
    text = sent.part(0, again=again)
    message = EmailMessage()
    message["Subject"] = f"[edugrid] {sent.title.replace('edugrid ', '', 1)}"
    message["From"] = channel.sender
    # addresses of many people are nobody else's business: they stand in the envelope only
    message["To"] = ", ".join(channel.to) if len(channel.to) <= _OPEN else channel.sender
    message["Date"] = format_datetime(datetime.fromtimestamp(now, _CHINA))
    message["Message-ID"] = f"<edugrid-{digest.last}-{mark}-{thread}-{int(now)}@{domain}>"
    message["In-Reply-To"] = message["References"] = f"<edugrid-{thread}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(text + "\n")
    rows = "".join(f'<p style="margin:2px 0">{html.escape(line)}</p>' for line in text.split("\n"))
    message.add_alternative(f'<html><body style="font-family:sans-serif">{rows}</body></html>\n', subtype="html")
    return message
