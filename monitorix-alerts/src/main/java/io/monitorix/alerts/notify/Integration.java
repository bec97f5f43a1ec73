package io.monitorix.alerts.notify;

/** Sends notifications to one place. Safe for several threads. */
public interface Integration extends AutoCloseable {

  /** What it is called in logs and metrics, such as {@code slack}. */
  String name();

  /** Whether it is told of resolved alerts. */
  boolean sendResolved();

  /**
   * Sends one notification, and waits for the answer. It tries once, and throws nothing for what a
   * service, a network, a file or a template does: see {@link Result}.
   */
  Result send(Message message);

  /** Lets go of connections. */
  @Override
  void close();
}
