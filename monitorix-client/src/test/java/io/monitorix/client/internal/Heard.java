package io.monitorix.client.internal;

import io.monitorix.client.CallListener;
import io.monitorix.client.Server;
import io.monitorix.client.TrustException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a listener is told. */
final class Heard implements CallListener {

  final List<EndedCall> ended = new CopyOnWriteArrayList<>();
  final List<RetriedCall> retried = new CopyOnWriteArrayList<>();
  final List<String> servers = new CopyOnWriteArrayList<>();

  @Override
  public void callEnded(EndedCall call) {
    ended.add(call);
  }

  @Override
  public void callRetried(RetriedCall call) {
    retried.add(call);
  }

  @Override
  public void circuitChanged(Server server, CircuitState state) {
    servers.add(server + " " + state.label());
  }

  @Override
  public void serverChanged(Server from, Server to) {
    servers.add(from + " to " + to);
  }

  @Override
  public void certificateRefused(Server server, TrustException refusal) {
    servers.add(server + " refused " + refusal.reason());
  }
}
