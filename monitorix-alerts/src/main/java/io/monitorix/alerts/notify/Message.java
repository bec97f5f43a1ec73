package io.monitorix.alerts.notify;

import io.monitorix.alerts.template.Notification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One notification about a group of alerts.
 *
 * @param data what is told
 * @param groupKey the same for all notifications about the group, across restarts
 * @param idempotencyKey the same for each attempt to send this notification, and for no other
 * @param previous the {@linkplain Result.Sent#externalId identifier} that the last successful
 *     notification about the group gave at the same integration, if it gave one
 */
public record Message(
    Notification data, String groupKey, String idempotencyKey, Optional<String> previous) {

  /** Whether at least one alert is firing. */
  public boolean firing() {
    return data.status().equals("firing");
  }

  /** SHA-256 of the group key in hexadecimal, as Alertmanager has it: what services know it by. */
  public String groupHash() {
    return sha256(groupKey);
  }

  /** SHA-256 of a text's UTF-8 in hexadecimal. */
  public static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
