package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.IcmpProbe;
import java.io.IOException;
import java.net.InetAddress;

/** Checks by an ICMP echo request. */
final class IcmpProber implements Prober {

  private final IcmpProbe settings;
  private final TargetResolver resolver;
  private final Pinger pinger;

  IcmpProber(IcmpProbe settings, TargetResolver resolver, Pinger pinger) {
    this.settings = settings;
    this.resolver = resolver;
    this.pinger = pinger;
  }

  @Override
  public boolean probe(Probing probing) throws IOException {
    probing.beginPhases(ProbeMetrics.ICMP_DURATION, "resolve", "setup", "rtt");
    InetAddress address = resolver.resolve(probing.target(), settings.ip(), probing);
    probing.addPhase(ProbeMetrics.ICMP_DURATION, "resolve", probing.lookupSeconds());
    Pinger.Echo echo = pinger.ping(address, settings, probing.deadline());
    probing.addPhase(ProbeMetrics.ICMP_DURATION, "setup", echo.setupSeconds());
    probing.addPhase(ProbeMetrics.ICMP_DURATION, "rtt", echo.roundTripSeconds());
    if (echo.hopLimit() != null) {
      probing.set(ProbeMetrics.ICMP_HOP_LIMIT, echo.hopLimit());
    }
    return true;
  }
}
