"""Only the public internet is asked, in whatever form an address comes."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.web.conftest import NamedNet

from rashomon.intake.web.addresses import parse_address
from rashomon.intake.web.networks import Internet, addresses_of, refused_network
from rashomon.intake.web.outcomes import NotFetchedError

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
REFUSED = {
    "127.0.0.1": "this machine", "127.9.9.9": "this machine", "0.1.2.3": "this machine",
    "::1": "this machine", "::": "this machine", "10.1.2.3": "private", "172.31.0.1": "private",
    "192.168.1.1": "private", "fd00:ec2::254": "private", "fec0::1": "private",
    "100.100.100.200": "shared by a provider", "169.254.169.254": "link-local",
    "fe80::1": "link-local", "168.63.129.16": "cloud metadata", "192.0.0.192": "cloud metadata",
    "224.0.0.1": "multicast", "ff02::1": "multicast", "240.0.0.1": "reserved",
    "255.255.255.255": "reserved", "198.51.100.7": "for tests and examples",
    "2001:db8::1": "for tests and examples", "2002:7f00:1::": "a tunnel",
    "2001:0:5ef5:79fd::1": "reserved", "::127.0.0.1": "reserved", "4000::1": "reserved",
    "::ffff:127.0.0.1": "this machine", "::ffff:a9fe:a9fe": "link-local",
    "64:ff9b::10.0.0.1": "private", "64:ff9b:1::10.0.0.1": "reserved",
    "2606:2800:220:1:0:5efe:7f00:1": "a tunnel",
}  # fmt: skip


@pytest.mark.parametrize("ip", PUBLIC)
def test_the_public_internet_may_be_asked(ip: str) -> None:
    assert refused_network(ipaddress.ip_address(ip)) is None


@pytest.mark.parametrize(("ip", "kind"), REFUSED.items())
def test_other_networks_are_named_and_refused(ip: str, kind: str) -> None:
    assert refused_network(ipaddress.ip_address(ip)) == kind


inner = st.ip_addresses(v=4)
local = st.sampled_from(
    ["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
     "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4"]
).flatmap(lambda network: st.ip_addresses(network=network))  # fmt: skip


@given(local, st.sampled_from(["::", "::ffff:0:0", "64:ff9b::", "2606:4700:0:0:0:5efe::"]))
def test_a_local_address_is_refused_in_every_form(ip: ipaddress.IPv4Address, prefix: str) -> None:
    assert refused_network(ip)
    assert refused_network(ipaddress.ip_address(int(ipaddress.IPv6Address(prefix)) | int(ip)))
    six_to_four = (0x2002 << 112) | (int(ip) << 80)
    teredo = (0x20010000 << 96) | (int(ip) ^ 0xFFFFFFFF)
    assert refused_network(ipaddress.IPv6Address(six_to_four))
    assert refused_network(ipaddress.IPv6Address(teredo))


@given(st.ip_addresses())
def test_nothing_is_asked_that_python_does_not_take_for_public_either(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    shown = ip.ipv4_mapped if ip.version == 6 and ip.ipv4_mapped else ip
    if not shown.is_global or shown.is_multicast:
        assert refused_network(ip) or ip in ipaddress.ip_network("64:ff9b::/96")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "[::1]",
             "[::ffff:127.0.0.1]", "0"],
)  # fmt: skip
def test_this_machine_is_refused_in_every_spelling_that_the_system_understands(host: str) -> None:
    with pytest.raises(NotFetchedError) as refused:
        addresses_of(parse_address(f"http://{host}/"), Internet(), allow_private=False)
    assert refused.value.reason in {"private", "unresolved"}
    assert "--allow-private" in refused.value.detail or refused.value.reason == "unresolved"


def test_a_name_that_stands_for_a_private_machine_as_well_is_refused() -> None:
    net = NamedNet(names={"two.example": ["93.184.216.34", "192.168.0.1"]})
    with pytest.raises(NotFetchedError) as refused:
        addresses_of(parse_address("http://two.example/"), net, allow_private=False)
    assert refused.value.reason == "private"
    address = parse_address("http://two.example/")
    assert len(addresses_of(address, net, allow_private=True)) == 2


def test_ports_of_other_protocols_are_refused() -> None:
    with pytest.raises(NotFetchedError, match="port 25"):
        addresses_of(parse_address("http://news.example:25/"), NamedNet(), allow_private=False)
