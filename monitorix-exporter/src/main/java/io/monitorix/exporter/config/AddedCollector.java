package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a collector is called that does not come with Monitorix.
 *
 * @param key lower-case letters, digits and hyphens, beginning with a letter; none of {@link
 *     CollectorName}'s
 * @param product what the targets run that it reads: it runs for each of them
 * @param interval from the start of a reading to that of the next, unless the target's is longer;
 *     positive
 */
public record AddedCollector(String key, Product product, Duration interval)
    implements CollectorIdentity {

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if the key cannot be used, or the interval is not positive
   */
  public AddedCollector {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "collector \""
              + key
              + "\": a name has lower-case letters, digits and hyphens, and begins with a letter");
    }
    String asked = key;
    if (Arrays.stream(CollectorName.values()).anyMatch(name -> name.key().equals(asked))) {
      throw new IllegalArgumentException(
          "collector \"" + key + "\": Monitorix has one of that name; choose another");
    }
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException(
          "collector \"" + key + "\": the interval is " + interval + "; it has to be positive");
    }
  }
}
