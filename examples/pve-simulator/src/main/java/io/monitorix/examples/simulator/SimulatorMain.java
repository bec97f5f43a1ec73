package io.monitorix.examples.simulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator as a process of its own, until it is killed. */
public final class SimulatorMain {
  /** What the process ends with when its command line is wrong. */
  static final int WRONG_USAGE = 2;

  private SimulatorMain() {}

  /**
   * Starts a simulator; see {@code --help}. Ends with status 2 on wrong usage, with 1 when it
   * cannot listen.
   */
  public static void main(String[] args) throws InterruptedException {
    int status = run(args, System.out, System.err);
    if (status >= 0) {
      System.exit(status);
    }
    // Not left to the server's threads: whether they keep a process alive is none of its promises.
    new CountDownLatch(1).await();
  }

  /** Starts what the arguments ask for; returns the status to end with, or -1 to keep running. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      err.println("pve-simulator: " + e.getMessage());
      err.println("Try --help.");
      return WRONG_USAGE;
    }
    if (options.help()) {
      out.print(Options.HELP);
      return 0;
    }
    try {
      PveSimulator simulator = options.builder().start();
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-close"));
      announce(simulator, options.tls(), out);
      return -1;
    } catch (IllegalArgumentException e) {
      err.println("pve-simulator: " + e.getMessage());
      return WRONG_USAGE;
    } catch (UncheckedIOException e) {
      err.println("pve-simulator: " + e.getMessage());
      return 1;
    }
  }

  private static void announce(PveSimulator simulator, boolean tls, PrintStream out) {
    out.println("url          " + simulator.url());
    if (tls) {
      out.println("fingerprint  " + simulator.fingerprint());
    }
    out.println(
        "token        " + simulator.auditor().tokenId() + "=" + simulator.auditor().secret());
    out.println(
        "admin token  "
            + simulator.administrator().tokenId()
            + "="
            + simulator.administrator().secret());
    out.println(
        "login        "
            + simulator.auditorLogin().user()
            + " "
            + simulator.auditorLogin().secret());
    out.println(
        "admin login  "
            + simulator.administratorLogin().user()
            + " "
            + simulator.administratorLogin().secret());
    out.println("faults       " + simulator.url() + "/simulator/faults");
    out.flush();
  }
}
