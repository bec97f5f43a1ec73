package io.monitorix.alerts.routing.dispatch;

/**
 * One of the ways in which a receiver is told.
 *
 * @param receiver the receiver's name
 * @param type such as {@code webhook}
 * @param index among those of the type, from 0
 * @param sendResolved whether it is told of resolved alerts
 */
public record Integration(String receiver, String type, int index, boolean sendResolved) {

  /** As log entries and people know it: {@code pager/webhook[0]}. */
  public String key() {
    return receiver + "/" + type + "[" + index + "]";
  }
}
