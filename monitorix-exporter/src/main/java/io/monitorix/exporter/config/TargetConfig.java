package io.monitorix.exporter.config;

import java.time.Duration;

/**
 * One entry of {@code targets}: a cluster, or a single node, to poll.
 *
 * @param name the value of the label {@code cluster}; unique among the targets
 * @param server one server of the cluster, as written: a URL, a host, or host:port
 * @param login who logs in
 * @param tls what makes the server's certificate trusted
 * @param interval from the start of a poll to that of the next; positive
 * @param timeout the longest that a poll may take; positive, at most {@code interval}
 * @param collectors what is asked for in a poll
 */
public record TargetConfig(
    String name,
    String server,
    LoginConfig login,
    TlsConfig tls,
    Duration interval,
    Duration timeout,
    CollectorSwitches collectors) {}
