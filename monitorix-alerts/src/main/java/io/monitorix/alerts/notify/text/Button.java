package io.monitorix.alerts.notify.text;

import java.util.Optional;

/**
 * A link that a service shows as a button below a message.
 *
 * @param label what stands on it
 * @param url where it leads
 */
public record Button(String label, String url) {

  /** Where the alerts of a message are silenced; nothing if none fires, or they have no label. */
  public static Optional<Button> silence(Texts texts) {
    String url = texts.text("{{ template \"__silence_link\" . }}").strip();
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(new Button(texts.text("{{ template \"__word_silence\" . }}"), url));
  }
}
