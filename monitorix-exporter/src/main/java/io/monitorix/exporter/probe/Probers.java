package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.DnsProbe;
import io.monitorix.exporter.config.HttpProbe;
import io.monitorix.exporter.config.IcmpProbe;
import io.monitorix.exporter.config.ProbeModule;
import io.monitorix.exporter.config.ProbeSettings;
import io.monitorix.exporter.config.ProbesConfig;
import io.monitorix.exporter.config.TcpProbe;
import io.monitorix.exporter.reach.AddressPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The modules of one configuration, each with what checks by it. Thread-safe. */
final class Probers {

  private final Map<String, ProbeModule> modules;
  private final AddressPolicy policy;
  private final TargetResolver resolver;
  private final Connections connections;
  private final IcmpSupport icmp;
  private final ConcurrentMap<ProbeSettings, Prober> kept = new ConcurrentHashMap<>();

  Probers(ProbesConfig config, IcmpSupport icmp) {
    this.modules = config.modules();
    this.policy = new AddressPolicy(config.allowLinkLocal(), "probes.allow_link_local");
    this.resolver = new TargetResolver(policy);
    this.connections = new Connections(policy);
    this.icmp = icmp;
  }

  /** The module of a name. */
  Optional<ProbeModule> module(String name) {
    return Optional.ofNullable(modules.get(name));
  }

  /**
   * What checks by these settings, which come from the configuration.
   *
   * @throws IllegalArgumentException when a file that they name cannot be used
   */
  Prober of(ProbeSettings settings) {
    return kept.computeIfAbsent(settings, this::create);
  }

  /** The same for settings that a request has changed: nothing is kept of them. */
  Prober create(ProbeSettings settings) {
    if (settings instanceof HttpProbe http) {
      return new HttpProber(http, resolver, policy);
    }
    if (settings instanceof TcpProbe tcp) {
      return new TcpProber(tcp, resolver, connections);
    }
    if (settings instanceof DnsProbe dns) {
      return new DnsProber(dns, resolver, connections);
    }
    return new IcmpProber((IcmpProbe) settings, resolver, icmp::ping);
  }
}
