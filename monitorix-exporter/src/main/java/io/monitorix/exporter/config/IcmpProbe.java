package io.monitorix.exporter.config;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Sends one echo request.
 *
 * @param ip which address is checked
 * @param source the address to send from; null leaves it to the system
 * @param payloadSize bytes after the ICMP header, 0…65507
 * @param dontFragment whether routers may not cut the packet in pieces; IPv4 only
 * @param ttl how many hops the packet may take, 1…255
 */
public record IcmpProbe(
    IpPreference ip, @Nullable InetAddress source, int payloadSize, boolean dontFragment, int ttl)
    implements ProbeSettings {}
