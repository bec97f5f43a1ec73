package io.monitorix.examples.simulator.cluster;

/** Numbers that look random and are a pure function of a seed and of what they stand for. */
public final class Chance {
  private final long seed;

  /** Numbers that follow from a seed. */
  public Chance(long seed) {
    this.seed = mix(seed);
  }

  /** A child for one subject: its numbers are independent of those of every other subject. */
  public Chance of(String subject) {
    return new Chance(seed ^ (subject.hashCode() * 0x9E3779B97F4A7C15L));
  }

  /** A child for one numbered subject. */
  public Chance of(long subject) {
    return new Chance(seed + subject * 0xD1B54A32D192ED03L + 1);
  }

  /** 64 bits. */
  public long bits() {
    return seed;
  }

  /** A number from 0 up to, but not including, 1. */
  public double unit() {
    return (seed >>> 11) * 0x1.0p-53;
  }

  /** A number from {@code low} up to, but not including, {@code high}. */
  public double between(double low, double high) {
    return low + unit() * (high - low);
  }

  /** An integer from 0 up to, but not including, {@code bound}. */
  public int below(int bound) {
    return (int) Math.floorMod(seed, (long) bound);
  }

  /** True in {@code percent} of a hundred subjects. */
  public boolean inPercent(double percent) {
    return unit() * 100 < percent;
  }

  /** One of the choices. */
  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[below(choices.length)];
  }

  /** SplitMix64's finalizer: every bit of the input changes half of the output's. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
