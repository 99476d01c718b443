"""One of each kind of resource that the lab's further services are there for, as one flat Pulumi program.

The test copies it to a project of its own. Made in the project of the cloud's admin; every name begins with ``sv-``.
"""

import pulumi
import pulumi_openstack as openstack

provider = openstack.Provider("cloud", cloud="gov")


def made(*after: pulumi.Resource) -> pulumi.ResourceOptions:
    """Options of a resource in the cloud, after those that it does not refer to."""
    return pulumi.ResourceOptions(provider=provider, depends_on=list(after))


# Networks: guaranteed quality, a trunk for a router of two networks, the way out.
quality = openstack.networking.QosPolicy("quality", name="sv-quality", description="lessons first", opts=made())
limit = openstack.networking.QosBandwidthLimitRule(
    "limit",
    qos_policy_id=quality.id,
    direction="egress",
    max_kbps=100_000,
    max_burst_kbps=80_000,
    opts=made(),
)
mark = openstack.networking.QosDscpMarkingRule("mark", qos_policy_id=quality.id, dscp_mark=26, opts=made())
floor = openstack.networking.QosPolicy("floor", name="sv-floor", opts=made())
openstack.networking.QosMinimumBandwidthRule("least", qos_policy_id=floor.id, min_kbps=10_000, opts=made())
inside = openstack.networking.Network("inside", name="sv-inside", admin_state_up=True, mtu=1400, opts=made())
subnet = openstack.networking.Subnet(
    "subnet", name="sv-subnet", network_id=inside.id, cidr="10.88.0.0/24", ip_version=4, opts=made()
)
tagged = openstack.networking.Network("tagged", name="sv-tagged", admin_state_up=True, mtu=1400, opts=made())
tagged_subnet = openstack.networking.Subnet(
    "tagged-subnet", name="sv-tagged-subnet", network_id=tagged.id, cidr="10.89.0.0/24", ip_version=4, opts=made()
)
port = openstack.networking.Port(
    "port",
    name="sv-port",
    network_id=inside.id,
    admin_state_up=True,
    qos_policy_id=quality.id,
    opts=made(subnet, limit, mark),
)
child = openstack.networking.Port(
    "child", name="sv-child", network_id=tagged.id, admin_state_up=True, opts=made(tagged_subnet)
)
trunk = openstack.networking.Trunk(
    "trunk",
    name="sv-trunk",
    port_id=port.id,
    admin_state_up=True,
    sub_ports=[{"port_id": child.id, "segmentation_id": 101, "segmentation_type": "vlan"}],
    opts=made(),
)
asked = pulumi.InvokeOptions(provider=provider)
external = openstack.networking.get_network_output(name="ext-net", opts=asked)
router = openstack.networking.Router(
    "router", name="sv-router", admin_state_up=True, external_network_id=external.id, opts=made()
)
leg = openstack.networking.RouterInterface("leg", router_id=router.id, subnet_id=subnet.id, opts=made())

# Servers and their disks.
group = openstack.compute.ServerGroup("group", name="sv-group", policies="soft-anti-affinity", opts=made())
kind = openstack.blockstorage.VolumeTypeV3(
    "kind", name="sv-archive", description="slow", extra_specs={"volume_backend_name": "lab"}, opts=made()
)
data = openstack.blockstorage.Volume("data", name="sv-data", size=4, volume_type="edu-encrypted", opts=made())
archive = openstack.blockstorage.Volume("archive", name="sv-archive", size=9, volume_type=kind.name, opts=made())
image = openstack.images.get_image_output(name="edu-linux-12", opts=asked)
booted = openstack.compute.Instance(
    "booted",
    name="sv-booted",
    flavor_name="edu.small",
    networks=[{"port": port.id}],
    block_devices=[
        {
            "uuid": image.id,
            "source_type": "image",
            "destination_type": "volume",
            "volume_size": 10,
            "volume_type": "edu-standard",
            "boot_index": 0,
            "delete_on_termination": True,
        }
    ],
    scheduler_hints=[{"group": group.id}],
    opts=made(trunk),
)
openstack.compute.VolumeAttach("attached", instance_id=booted.id, volume_id=data.id, opts=made())

# A load balancer.
balancer = openstack.loadbalancer.LoadBalancer(
    "balancer", name="sv-balancer", vip_subnet_id=subnet.id, loadbalancer_provider="lab", tags=["sv"], opts=made()
)
listener = openstack.loadbalancer.Listener(
    "listener",
    name="sv-listener",
    loadbalancer_id=balancer.id,
    protocol="HTTP",
    protocol_port=80,
    allowed_cidrs=["10.0.0.0/8", "192.0.2.0/24"],
    opts=made(),
)
pool = openstack.loadbalancer.Pool(
    "pool", name="sv-pool", listener_id=listener.id, protocol="HTTP", lb_method="ROUND_ROBIN", opts=made()
)
openstack.loadbalancer.Member(
    "member", name="sv-member", pool_id=pool.id, address="10.88.0.11", protocol_port=8080, opts=made()
)
openstack.loadbalancer.Monitor(
    "monitor",
    name="sv-monitor",
    pool_id=pool.id,
    type="HTTP",
    delay=5,
    timeout=3,
    max_retries=3,
    url_path="/healthz",
    expected_codes="200",
    opts=made(),
)
policy = openstack.loadbalancer.L7PolicyV2(
    "policy",
    name="sv-policy",
    listener_id=listener.id,
    action="REDIRECT_TO_URL",
    redirect_url="https://portal.sv.example/",
    position=1,
    opts=made(),
)
openstack.loadbalancer.L7RuleV2(
    "rule", l7policy_id=policy.id, type="PATH", compare_type="STARTS_WITH", value="/old", opts=made()
)

# Names and secrets.
zone = openstack.dns.Zone("zone", name="sv.example.", email="hostmaster@sv.example", ttl=3600, opts=made())
openstack.dns.RecordSet(
    "record",
    zone_id=zone.id,
    name="portal.sv.example.",
    type="AAAA",
    ttl=600,
    records=["2001:db8::80"],
    opts=made(),
)
secret = openstack.keymanager.SecretV1(
    "secret",
    name="sv-secret",
    payload=pulumi.Output.secret("correct horse battery staple"),
    payload_content_type="text/plain",
    secret_type="passphrase",
    opts=made(),
)
openstack.keymanager.ContainerV1(
    "container",
    name="sv-container",
    type="generic",
    secret_refs=[{"name": "passphrase", "secret_ref": secret.secret_ref}],
    opts=made(),
)

# A tunnel to the other cloud.
ike = openstack.vpnaas.IkePolicy(
    "ike",
    name="sv-ike",
    ike_version="v2",
    encryption_algorithm="aes-256",
    auth_algorithm="sha256",
    pfs="group14",
    opts=made(),
)
ipsec = openstack.vpnaas.IpSecPolicy(
    "ipsec",
    name="sv-ipsec",
    encryption_algorithm="aes-256",
    auth_algorithm="sha256",
    pfs="group14",
    opts=made(),
)
service = openstack.vpnaas.Service(
    "service", name="sv-service", router_id=router.id, admin_state_up=True, opts=made(leg)
)
ours = openstack.vpnaas.EndpointGroup("ours", name="sv-ours", type="subnet", endpoints=[subnet.id], opts=made())
theirs = openstack.vpnaas.EndpointGroup(
    "theirs", name="sv-theirs", type="cidr", endpoints=["10.90.0.0/24"], opts=made()
)
openstack.vpnaas.SiteConnection(
    "tunnel",
    name="sv-tunnel",
    vpnservice_id=service.id,
    ikepolicy_id=ike.id,
    ipsecpolicy_id=ipsec.id,
    local_ep_group_id=ours.id,
    peer_ep_group_id=theirs.id,
    peer_address="198.51.100.222",
    peer_id="198.51.100.222",
    psk=pulumi.Output.secret("seven vast lakes"),
    admin_state_up=True,
    opts=made(),
)
