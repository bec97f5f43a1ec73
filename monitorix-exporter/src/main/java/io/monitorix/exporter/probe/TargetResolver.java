package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.IpPreference;
import io.monitorix.exporter.reach.AddressPolicy;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.hosts.HostsFileParser;
import org.xbill.DNS.lookup.LookupSession;

/**
 * Finds the address of a target: written, in the hosts file, or by asking the system's name
 * servers. It remembers nothing, unlike the JDK's, and a server that does not answer costs no
 * thread. Thread-safe.
 */
final class TargetResolver {

  private final HostsFileParser hosts = new HostsFileParser();
  private final AddressPolicy policy;

  TargetResolver(AddressPolicy policy) {
    this.policy = policy;
  }

  /**
   * The address that is checked; says in metrics which it is and how long it took to find.
   *
   * @throws IOException when there is none, or checks may not reach it
   */
  InetAddress resolve(String host, IpPreference preference, Probing probing) throws IOException {
    probing.set(ProbeMetrics.LOOKUP_TIME, 0);
    probing.set(ProbeMetrics.IP_PROTOCOL, 0);
    probing.set(ProbeMetrics.IP_ADDRESS_HASH, 0);
    long start = System.nanoTime();
    InetAddress address;
    try {
      address = find(host, preference, probing.deadline());
    } finally {
      probing.set(ProbeMetrics.LOOKUP_TIME, Deadline.secondsSince(start));
    }
    probing.set(ProbeMetrics.IP_PROTOCOL, Labels.EMPTY, address instanceof Inet6Address ? 6 : 4);
    probing.set(ProbeMetrics.IP_ADDRESS_HASH, hash(address.getAddress()));
    probing.log("the address of " + host + " is " + address.getHostAddress());
    policy.check(address);
    return address;
  }

  /**
   * The address that is checked.
   *
   * @throws UnknownHostException when there is none
   */
  InetAddress find(String host, IpPreference preference, Deadline deadline) throws IOException {
    List<InetAddress> all = all(host, deadline);
    InetAddress other = null;
    for (InetAddress address : all) {
      if (address instanceof Inet6Address == preference.ip6()) {
        return address;
      }
      other = other == null ? address : other;
    }
    if (other == null || !preference.fallback()) {
      throw new UnknownHostException(
          "there is no address of "
              + host
              + (all.isEmpty() ? "" : preference.ip6() ? " for IPv6" : " for IPv4"));
    }
    return other;
  }

  private List<InetAddress> all(String host, Deadline deadline) throws IOException {
    if (host.matches("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?")) {
      return List.of(InetAddress.getByName(host));
    }
    Name name = name(host);
    List<InetAddress> known = new ArrayList<>();
    hosts.getAddressForHost(name, Type.AAAA).ifPresent(known::add);
    hosts.getAddressForHost(name, Type.A).ifPresent(known::add);
    if (known.isEmpty() && (host.equals("localhost") || host.endsWith(".localhost"))) {
      known.add(InetAddress.getLoopbackAddress());
    }
    return known.isEmpty() ? asked(host, deadline) : known;
  }

  private static Name name(String host) throws UnknownHostException {
    try {
      return Name.fromString(host, Name.root);
    } catch (TextParseException e) {
      throw new UnknownHostException("this is no host: " + host);
    }
  }

  private static List<InetAddress> asked(String host, Deadline deadline) throws IOException {
    LookupSession session = LookupSession.defaultBuilder().clearCaches().build();
    Name name = Name.fromString(host);
    List<CompletableFuture<List<Record>>> questions = new ArrayList<>();
    for (int type : new int[] {Type.AAAA, Type.A}) {
      questions.add(
          session
              .lookupAsync(name, type)
              .thenApply(answer -> answer.getRecords())
              .toCompletableFuture());
    }
    List<InetAddress> addresses = new ArrayList<>();
    String failure = "";
    for (CompletableFuture<List<Record>> question : questions) {
      try {
        for (Record record : question.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
          if (record instanceof ARecord a) {
            addresses.add(a.getAddress());
          } else if (record instanceof AAAARecord aaaa) {
            addresses.add(aaaa.getAddress());
          }
        }
      } catch (ExecutionException e) {
        // One protocol is enough: a server that knows no AAAA must not cost the A.
        failure = reason(e);
      } catch (TimeoutException e) {
        throw new UnknownHostException("no name server answered for " + host + " in time");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    if (addresses.isEmpty()) {
      throw new UnknownHostException(
          "there is no address of " + host + (failure.isEmpty() ? "" : ": " + failure));
    }
    return addresses;
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName().replaceFirst("Exception$", "");
  }

  /** FNV-1a of 32 bits, as the original has it. */
  static double hash(byte[] address) {
    int hash = 0x811c9dc5;
    for (byte b : address) {
      hash = (hash ^ (b & 0xff)) * 0x01000193;
    }
    return Integer.toUnsignedLong(hash);
  }

  /** Whether these are the same protocol. */
  static boolean sameFamily(InetAddress one, InetAddress other) {
    return one instanceof Inet4Address == other instanceof Inet4Address;
  }
}
