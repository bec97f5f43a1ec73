package io.monitorix.spring.test;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.template.Notification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver that keeps what it is told. Thread-safe. */
public final class RecordingReceiver implements Integration {

  private final List<Message> messages = new CopyOnWriteArrayList<>();

  /** One that was told nothing yet. */
  public RecordingReceiver() {}

  /** All that it was told, in that order. */
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  /** All alerts of all messages, firing and resolved. */
  public List<Notification.Alert> alerts() {
    return messages.stream().flatMap(message -> message.data().alerts().stream()).toList();
  }

  /** Whether it was told that an alert of this name fires. */
  public boolean toldOf(String alertname) {
    return alerts().stream()
        .anyMatch(
            alert ->
                alert.status().equals("firing")
                    && alertname.equals(alert.labels().get("alertname")));
  }

  /** Forgets what it was told, between two tests of one context. */
  public void forget() {
    messages.clear();
  }

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public boolean sendResolved() {
    return true;
  }

  @Override
  public Result send(Message message) {
    messages.add(message);
    return Result.sent();
  }

  @Override
  public void close() {
    // What was told can still be looked at.
  }
}
