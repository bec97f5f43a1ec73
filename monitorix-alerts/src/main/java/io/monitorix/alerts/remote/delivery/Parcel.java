package io.monitorix.alerts.remote.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be sent. Its body is not copied: whoever made it leaves it alone.
 *
 * @param body as it goes over the wire, compressed
 * @param samples how many samples are in it; 0 if it only describes metrics
 * @param weight how much of a queue's capacity it takes: the samples, or what counts like them; at
 *     least 1
 * @param newest the time of its newest sample; null without samples
 */
// Parcels are never compared: each is itself.
@SuppressWarnings("ArrayRecordComponent")
public record Parcel(byte[] body, int samples, int weight, @Nullable Instant newest) {

  /** Checks the numbers. */
  public Parcel {
    if (samples < 0 || weight < 1) {
      throw new IllegalArgumentException("samples=" + samples + " weight=" + weight);
    }
  }

  /** A body of samples. */
  public static Parcel of(byte[] body, int samples, Instant newest) {
    return new Parcel(body, samples, samples, newest);
  }

  @Override
  public String toString() {
    return "Parcel[" + body.length + " bytes, " + samples + " samples]";
  }
}
