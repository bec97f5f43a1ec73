package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.text.Texts;

/** What one service wants to be sent. Safe for several threads. */
@FunctionalInterface
public interface Service {

  /**
   * Sends the message.
   *
   * @param texts expands templates for it
   * @throws io.monitorix.alerts.notify.config.SecretUnavailableException if the file of a secret
   *     cannot be read
   * @throws IllegalArgumentException if a text makes no request that can be sent, such as a URL
   *     that is none
   */
  Result deliver(Message message, Texts texts, HttpSender sender);
}
