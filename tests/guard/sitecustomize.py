"""Refuse and log every connection beyond loopback, in whichever Python finds this folder on its path.

An audit hook sees every socket of the interpreter and cannot be taken off. What it sees goes to a file, because
a program may swallow the error: a reader without a connection would then wait, or miss a part, and nobody would know.
"""
import ipaddress
import os
import socket
import sys

INTERNET = (socket.AF_INET, socket.AF_INET6)
NAMES = {"getaddrinfo", "gethostbyname", "gethostbyaddr"}
SENDS = {"connect", "sendto", "sendmsg"}


def is_local(host):
    """True for this machine: no host, localhost, its own name, a loopback or unspecified address."""
    if isinstance(host, bytes):
        host = host.decode()
    if not host or host in ("localhost", socket.gethostname()):
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def asked_host(event, arguments):
    """The host that a socket event asks for; None where it asks for none."""
    if event in NAMES:
        return arguments[0]
    if event in SENDS and arguments[0].family in INTERNET and arguments[1]:
        return arguments[1][0]


def refuse(event, arguments):
    if not event.startswith("socket."):
        return
    host = asked_host(event.removeprefix("socket."), arguments)
    if not is_local(host):
        report(f"{event} {host!r} by {' '.join(sys.orig_argv)[:300]}\n")
        raise ConnectionRefusedError(f"the tests allow no connection beyond this machine: {host!r}")


def report(line):
    with open(os.environ["NUTAG_NETWORK_LOG"], "a", encoding="utf-8") as log:
        log.write(line)


if "NUTAG_NETWORK_LOG" in os.environ:
    sys.addaudithook(refuse)
