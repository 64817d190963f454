"""A mail server on loopback: says its port, then a line of JSON for each mail. Knows one user; refuses whoever is called gone, and for a while whoever is called busy."""

import asyncio
import json
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return "550 5.1.1 No such mailbox here"
        if address.startswith("busy@"):
            return "451 4.3.0 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = {"to": envelope.rcpt_tos, "from": envelope.mail_from, "text": envelope.content.decode()}
        print(json.dumps(mail), flush=True)
        return "250 2.0.0 Taken as 4711"


def authenticator(server, session, envelope, mechanism, data):
    good = (data.login, data.password) == (b"bailiwick", b"the relay's password")
    return AuthResult(success=good, handled=False)


async def main():
    def session():
        return SMTP(Handler(), authenticator=authenticator, auth_required=len(sys.argv) > 1, auth_require_tls=False)

    server = await asyncio.get_running_loop().create_server(session, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
