package io.monitorix.examples.simulator;

import io.monitorix.examples.simulator.cluster.PveRelease;

/**
 * The command line, read.
 *
 * @param builder set up as asked
 * @param tls whether it will speak HTTPS
 * @param help whether only help was asked for
 */
record Options(PveSimulator.Builder builder, boolean tls, boolean help) {
  static final String HELP =
      """
      Usage: pve-simulator [options]
        --nodes N        nodes, 1 to 32 (default 3; one is a standalone server)
        --guests N       guests, 0 to 20000 (default 60)
        --seed N         what all that looks random follows from (default 1)
        --host HOST      name or address to listen on (default 127.0.0.1)
        --port PORT      port to listen on (default 8006; 0 for any that is free)
        --no-tls         plain HTTP
        --release R      7.4, 8.4 or 9.1 (default 8.4)
        --ceph           the nodes run Ceph
        --cluster NAME   the cluster's name (default demo)
        --help           this text
      """;

  private static final int DEFAULT_PORT = 8006;
  private static final int DEFAULT_NODES = 3;
  private static final int DEFAULT_GUESTS = 60;

  /**
   * Reads the arguments; values follow their option or an equals sign.
   *
   * @throws IllegalArgumentException when one is unknown, lacks its value, or has one that does not
   *     fit
   */
  static Options parse(String[] args) {
    PveSimulator.Builder builder = PveSimulator.builder().port(DEFAULT_PORT);
    int nodes = DEFAULT_NODES;
    int guests = DEFAULT_GUESTS;
    boolean tls = true;
    boolean help = false;
    for (int i = 0; i < args.length; i++) {
      String[] option = args[i].split("=", 2);
      switch (option[0]) {
        case "--help", "-h" -> {
          help = true;
          continue;
        }
        case "--ceph" -> {
          builder.ceph(true);
          continue;
        }
        case "--no-tls" -> {
          tls = false;
          continue;
        }
        case "--nodes", "--guests", "--seed", "--host", "--port", "--release", "--cluster" -> {}
        default -> throw new IllegalArgumentException("unknown argument '%s'".formatted(args[i]));
      }
      if (option.length == 1 && i + 1 == args.length) {
        throw new IllegalArgumentException("%s needs a value".formatted(option[0]));
      }
      String value = option.length == 2 ? option[1] : args[++i];
      switch (option[0]) {
        case "--nodes" -> nodes = (int) number(option[0], value, 1, 32);
        case "--guests" -> guests = (int) number(option[0], value, 0, 20_000);
        case "--seed" -> builder.seed(number(option[0], value, Long.MIN_VALUE, Long.MAX_VALUE));
        case "--port" -> builder.port((int) number(option[0], value, 0, 65_535));
        case "--host" -> builder.host(value).hostNames("localhost", "127.0.0.1", value);
        case "--release" -> builder.release(PveRelease.of(value));
        default -> builder.clusterName(value);
      }
    }
    return new Options(builder.size(nodes, guests).tls(tls), tls, help);
  }

  private static long number(String option, String text, long low, long high) {
    try {
      long number = Long.parseLong(text);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s %s: it must be a whole number".formatted(option, text), e);
    }
    throw new IllegalArgumentException(
        "%s %s: it must be from %d to %d".formatted(option, text, low, high));
  }
}
