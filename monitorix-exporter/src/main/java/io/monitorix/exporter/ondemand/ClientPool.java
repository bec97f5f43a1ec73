package io.monitorix.exporter.ondemand;

import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.ondemand.Destinations.Destination;
import io.monitorix.exporter.reach.AddressPolicy;
import io.monitorix.exporter.reach.GuardedSockets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.SocketFactory;

/**
 * Keeps clients open between scrapes: a new one would log in and shake hands each time. The one
 * that was used longest ago is closed when there are too many, but none that is in use. Safe for
 * several threads.
 */
final class ClientPool implements AutoCloseable {

  private static final int CAPACITY = 64;

  private final Map<Destination, Lease> leases = new LinkedHashMap<>(16, 0.75f, true);

  /** A client in use: {@link #close} gives it back. */
  final class Lease implements AutoCloseable {
    private final PveClient client;
    private int users;

    private Lease(PveClient client) {
      this.client = client;
    }

    PveClient client() {
      return client;
    }

    @Override
    public void close() {
      synchronized (leases) {
        users--;
        evict();
      }
    }
  }

  Lease lease(Destination destination) {
    synchronized (leases) {
      Lease lease =
          leases.computeIfAbsent(
              destination,
              where ->
                  new Lease(
                      Connections.pve(
                          where.server(),
                          where.login(),
                          where.tls(),
                          where.timeout(),
                          sockets(where))));
      lease.users++;
      return lease;
    }
  }

  private static SocketFactory sockets(Destination where) {
    return where.anyAddress()
        ? SocketFactory.getDefault()
        : new GuardedSockets(new AddressPolicy(false, "probes.allow_link_local"), null);
  }

  private void evict() {
    Iterator<Lease> oldestFirst = leases.values().iterator();
    while (leases.size() > CAPACITY && oldestFirst.hasNext()) {
      Lease lease = oldestFirst.next();
      if (lease.users == 0) {
        oldestFirst.remove();
        lease.client.close();
      }
    }
  }

  @Override
  public void close() {
    synchronized (leases) {
      leases.values().forEach(lease -> lease.client.close());
      leases.clear();
    }
  }
}
