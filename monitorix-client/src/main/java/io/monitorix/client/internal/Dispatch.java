package io.monitorix.client.internal;

import io.monitorix.client.CallListener;
import io.monitorix.client.ClientSettings;
import io.monitorix.client.Limits;
import io.monitorix.client.Outcome;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import io.monitorix.client.internal.lanes.Lanes;
import io.monitorix.client.internal.lanes.Workers;
import io.monitorix.client.internal.servers.Servers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls when their turn has come, on the caller's thread or on one of ours, and reports how
 * they ended. Thread-safe.
 */
final class Dispatch implements AutoCloseable {

  private final Means means;
  private final Lanes lanes;
  private final Workers workers;
  private final Duration callTimeout;
  private final @Nullable Membership membership;
  private final Set<Cancellation> underWay = ConcurrentHashMap.newKeySet();

  Dispatch(Product product, ClientSettings settings, Time time) {
    Limits limits = settings.limits();
    Listeners listeners = new Listeners(settings.listeners());
    Servers servers =
        new Servers(settings.servers(), settings.circuitBreaker(), settings.clock(), listeners);
    Sender sender = new Sender(settings);
    means =
        new Means(
            servers,
            sender,
            Login.of(product, settings, sender),
            new Pace(limits.callsPerSecond(), time),
            Means.retry(settings.retry()),
            listeners,
            settings.clock(),
            time);
    lanes = new Lanes(limits);
    workers = new Workers(limits.callsAtOnce());
    callTimeout = settings.callTimeout();
    membership =
        settings.learnServers() && product == Product.PVE
            ? new Membership(servers, settings.clock())
            : null;
  }

  /** The server that is called for what is no single node's. */
  Server server() {
    return means.servers().current();
  }

  /** The queue of a call: that of its node, else that of the server. */
  private String lane(ApiRequest request) {
    String node = request.node();
    return node == null ? server().toString() : node;
  }

  /** Makes a call on the caller's thread. */
  <T extends @Nullable Object> T execute(
      ApiRequest request, AnswerReader<T> reader, Duration timeout) {
    long asked = means.time().nanos();
    Deadline deadline = Deadline.after(timeout, means.time());
    CountDownLatch granted = new CountDownLatch(1);
    Lanes.Turn turn = ask(request, own -> begin(granted));
    try {
      if (granted.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        return run(new Errand<>(request, reader, deadline, new Cancellation()), asked, false);
      }
      throw unbegun(request, asked, means.sender().timeout(request.exchange(server()), deadline));
    } catch (InterruptedException e) {
      throw unbegun(request, asked, Sender.interrupted(request.exchange(server()), e));
    } finally {
      turn.end();
    }
  }

  private static boolean begin(CountDownLatch granted) {
    granted.countDown();
    return true;
  }

  /** Makes a call on a thread of ours. */
  <T extends @Nullable Object> CompletableFuture<T> executeAsync(
      ApiRequest request, AnswerReader<T> reader, Duration timeout) {
    return new QueuedCall<>(this, request, reader, timeout, means.time().nanos()).queue();
  }

  Lanes.Turn ask(ApiRequest request, Predicate<Lanes.Turn> begin) {
    return lanes.ask(lane(request), begin);
  }

  /**
   * Runs a task on a thread of ours.
   *
   * @throws java.util.concurrent.RejectedExecutionException after the end
   */
  void fork(Runnable task) {
    workers.execute(task);
  }

  /**
   * Makes a call that has left the queue. Its time counts from when the pace lets it go.
   *
   * @param asked when it was made
   */
  <T extends @Nullable Object> T runQueued(
      ApiRequest request,
      AnswerReader<T> reader,
      Duration timeout,
      Cancellation cancellation,
      long asked) {
    underWay.add(cancellation);
    try {
      if (!means.sender().closed()) {
        means.pace().await(null, cancellation);
      }
      Deadline deadline = Deadline.after(timeout, means.time());
      return run(new Errand<>(request, reader, deadline, cancellation), asked, true);
    } catch (InterruptedException e) {
      throw unbegun(request, asked, Sender.interrupted(request.exchange(server()), e));
    } finally {
      underWay.remove(cancellation);
    }
  }

  private <T extends @Nullable Object> T run(Errand<T> errand, long asked, boolean paced) {
    Course<T> course = new Course<>(means, errand, paced);
    long begun = means.time().nanos();
    Outcome outcome = Outcome.FAULT;
    ProxmoxException failure = null;
    underWay.add(errand.cancellation());
    try {
      if (means.sender().closed()) {
        throw Sender.closedException(errand.request().exchange(server()), null);
      }
      T value = course.run();
      outcome = Outcome.SUCCESS;
      learn();
      return value;
    } catch (ProxmoxException e) {
      failure = e;
      outcome =
          errand.cancellation().cancelled() && !means.sender().closed()
              ? Outcome.CANCELLED
              : Outcome.of(e);
      throw e;
    } finally {
      underWay.remove(errand.cancellation());
      ended(errand.request(), course.server(), asked, begun, course.attempts(), outcome, failure);
    }
  }

  /** Reports a call that never had its turn, and gives back what to throw. */
  ProxmoxException unbegun(ApiRequest request, long asked, ProxmoxException failure) {
    ended(request, server(), asked, means.time().nanos(), 0, Outcome.of(failure), failure);
    return failure;
  }

  /** Reports a call that left the queue because its caller lost interest. */
  void withdrawn(ApiRequest request, long asked) {
    ended(request, server(), asked, means.time().nanos(), 0, Outcome.CANCELLED, null);
  }

  private void ended(
      ApiRequest request,
      Server server,
      long asked,
      long begun,
      int attempts,
      Outcome outcome,
      @Nullable ProxmoxException failure) {
    if (means.listeners().none()) {
      return;
    }
    means
        .listeners()
        .callEnded(
            new CallListener.EndedCall(
                request.method(),
                request.endpoint().template(),
                request.node(),
                server,
                Duration.ofNanos(begun - asked),
                Duration.ofNanos(means.time().nanos() - begun),
                attempts,
                outcome,
                failure));
  }

  /** Behind the back of a call that went well: so there is somebody to ask. */
  @SuppressWarnings("FutureReturnValueIgnored") // Of whenComplete: told() is all there is to do.
  private void learn() {
    if (membership != null && membership.isDue()) {
      executeAsync(Membership.request(), membership.reader(), callTimeout)
          .whenComplete(membership::told);
    }
  }

  /** Ends the calls under way and those that wait, and lets go of threads and connections. */
  @Override
  public void close() {
    means.sender().refuse();
    lanes.close();
    underWay.forEach(Cancellation::cancel);
    workers.close();
    means.sender().close();
  }
}
