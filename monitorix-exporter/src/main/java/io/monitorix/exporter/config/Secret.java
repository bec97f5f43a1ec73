package io.monitorix.exporter.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A password or a token's value: a text that {@link #toString} does not give away. Immutable. */
public final class Secret {

  private final String value;

  /** Wraps the text. */
  public Secret(String value) {
    this.value = Objects.requireNonNull(value);
  }

  /** The text itself: for the one place that sends it. */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Always {@code ***}. */
  @Override
  public String toString() {
    return "***";
  }
}
