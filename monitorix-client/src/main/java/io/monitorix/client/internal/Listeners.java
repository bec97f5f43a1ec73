package io.monitorix.client.internal;

import io.monitorix.client.CallListener;
import io.monitorix.client.Server;
import io.monitorix.client.TrustException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners of an application, and keeps what they throw from the calls. */
final class Listeners implements CallListener {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<CallListener> listeners;

  Listeners(List<CallListener> listeners) {
    this.listeners = listeners;
  }

  /** Whether nobody listens. */
  boolean none() {
    return listeners.isEmpty();
  }

  private void tell(Consumer<CallListener> news) {
    for (CallListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("a listener failed: listener={}", listener.getClass().getName(), e);
      }
    }
  }

  @Override
  public void callEnded(EndedCall call) {
    tell(listener -> listener.callEnded(call));
  }

  @Override
  public void callRetried(RetriedCall call) {
    tell(listener -> listener.callRetried(call));
  }

  @Override
  public void circuitChanged(Server server, CircuitState state) {
    tell(listener -> listener.circuitChanged(server, state));
  }

  @Override
  public void serverChanged(Server from, Server to) {
    tell(listener -> listener.serverChanged(from, to));
  }

  @Override
  public void certificateRefused(Server server, TrustException refusal) {
    tell(listener -> listener.certificateRefused(server, refusal));
  }
}
