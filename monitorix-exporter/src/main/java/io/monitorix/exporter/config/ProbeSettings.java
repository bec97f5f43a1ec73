package io.monitorix.exporter.config;

/** What a module checks, and what it expects. */
public sealed interface ProbeSettings permits HttpProbe, TcpProbe, DnsProbe, IcmpProbe {

  /** Which of the target's addresses is checked. */
  IpPreference ip();
}
