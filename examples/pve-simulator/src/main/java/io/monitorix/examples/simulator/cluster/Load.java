package io.monitorix.examples.simulator.cluster;

/**
 * A guest's load as a function of time: a wave of a day, a wave of minutes, and noise. Counters are
 * the integrals of rates that never go below zero, so that they never go back while the guest runs.
 */
public final class Load {
  private static final double DAY = 86_400;
  private static final double SWING = 0.6;

  private final Chance chance;
  private final double base;
  private final double dayPhase;
  private final double period;
  private final double phase;
  private final double memoryShare;
  private final double diskShare;

  Load(Chance chance) {
    this.chance = chance;
    double skew = chance.of("base").unit();
    this.base = 0.004 + skew * skew * 0.4;
    this.dayPhase = chance.of("day").between(0, 0.8);
    this.period = chance.of("period").between(180, 900);
    this.phase = chance.of("phase").between(0, 2 * Math.PI);
    this.memoryShare = chance.of("memory").between(0.25, 0.85);
    this.diskShare = chance.of("disk").between(0.1, 0.75);
  }

  /**
   * Use of the guest's own CPUs.
   *
   * @param t seconds since the simulation began
   * @return 0…1
   */
  double cpu(long t) {
    double day = 1 + 0.5 * Math.sin(2 * Math.PI * t / DAY + dayPhase);
    double wave = 0.25 * Math.sin(2 * Math.PI * t / period + phase);
    double noise = chance.of(Math.floorDiv(t, 10)).between(-0.2, 0.2);
    return Math.min(1, Math.max(0.00002, base * (day + wave + noise)));
  }

  /** Share of the guest's memory in use, 0…1. */
  double memory(long t) {
    return memoryShare
        + 0.05 * Math.sin(2 * Math.PI * t / 1800 + phase)
        + chance.of(Math.floorDiv(t, 10)).of("memory").between(-0.01, 0.01);
  }

  /** Share of the guest's disk in use, 0…1. */
  double disk(long t) {
    return diskShare + 0.1 * (1 - Math.exp(-Math.max(0, t) / (30 * DAY)));
  }

  /** Bytes received from one time to another. */
  long netIn(long from, long to) {
    return counted("netin", 60_000, from, to);
  }

  /** Bytes sent from one time to another. */
  long netOut(long from, long to) {
    return counted("netout", 90_000, from, to);
  }

  /** Bytes read from disks from one time to another. */
  long diskRead(long from, long to) {
    return counted("diskread", 150_000, from, to);
  }

  /** Bytes written to disks from one time to another. */
  long diskWrite(long from, long to) {
    return counted("diskwrite", 250_000, from, to);
  }

  /**
   * Bytes counted from one time to another.
   *
   * @param counter its name: each has a rate of its own
   * @param typicalRate bytes a second that a guest of middling load has
   */
  private long counted(String counter, double typicalRate, long from, long to) {
    double rate = typicalRate * chance.of(counter).between(0.2, 1.8) * (base / 0.1 + 0.1);
    return (long) Math.max(0, integral(rate, to) - integral(rate, from));
  }

  private double integral(double rate, long t) {
    double angular = 2 * Math.PI / period;
    return rate * (t - SWING / angular * Math.cos(angular * t + phase));
  }
}
