package io.monitorix.exporter.probe;

import io.monitorix.exporter.metric.Metric;
import java.util.List;

/** The metrics of checks: names, labels and meaning are blackbox_exporter's. */
public final class ProbeMetrics {

  static final Metric SUCCESS =
      Metric.gauge("probe_success", "Whether the check succeeded: 1, or 0 for down");
  static final Metric DURATION =
      Metric.gauge("probe_duration_seconds", "How long the check took, in seconds");
  static final Metric LOOKUP_TIME =
      Metric.gauge(
          "probe_dns_lookup_time_seconds", "How long it took to look up the target, in seconds");
  static final Metric IP_PROTOCOL =
      Metric.gauge("probe_ip_protocol", "The version of IP that was spoken: 4 or 6");
  static final Metric IP_ADDRESS_HASH =
      Metric.gauge(
          "probe_ip_addr_hash", "A hash of the target's address, which changes when that does");
  static final Metric FAILED_DUE_TO_REGEX =
      Metric.gauge(
          "probe_failed_due_to_regex", "Whether the check failed because of an expression: 0 or 1");

  static final Metric HTTP_STATUS_CODE =
      Metric.gauge("probe_http_status_code", "The answer's status code, 0 without an answer");
  static final Metric HTTP_CONTENT_LENGTH =
      Metric.gauge(
          "probe_http_content_length", "What Content-Length said, -1 where there was none");
  static final Metric HTTP_BODY_LENGTH =
      Metric.gauge("probe_http_uncompressed_body_length", "Bytes of the body, after decompression");
  static final Metric HTTP_REDIRECTS =
      Metric.gauge("probe_http_redirects", "How many redirects were followed");
  static final Metric HTTP_SSL =
      Metric.gauge("probe_http_ssl", "Whether the last request went over TLS: 0 or 1");
  static final Metric HTTP_VERSION =
      Metric.gauge("probe_http_version", "The version of HTTP of the answer: 1, 1.1 or 2");
  static final Metric HTTP_DURATION =
      Metric.gauge(
          "probe_http_duration_seconds",
          "How long each phase took, over all redirects, in seconds",
          "phase");
  static final Metric HTTP_LAST_MODIFIED =
      Metric.gauge(
          "probe_http_last_modified_timestamp_seconds",
          "What Last-Modified said, in seconds since 1970");

  static final Metric SSL_EARLIEST_EXPIRY =
      Metric.gauge(
          "probe_ssl_earliest_cert_expiry",
          "When the first of the certificates that were shown expires, in seconds since 1970");
  static final Metric SSL_CHAIN_EXPIRY =
      Metric.gauge(
          "probe_ssl_last_chain_expiry_timestamp_seconds",
          "When the first certificate of the chain that was trusted expires, in seconds since 1970");
  static final Metric SSL_CHAIN_INFO =
      Metric.gauge(
          "probe_ssl_last_chain_info",
          "The server's own certificate",
          "fingerprint_sha256",
          "subject",
          "issuer",
          "subjectalternative");
  static final Metric TLS_VERSION =
      Metric.gauge("probe_tls_version_info", "The version of TLS that was spoken", "version");
  static final Metric TLS_CIPHER =
      Metric.gauge("probe_tls_cipher_info", "The cipher suite of the connection", "cipher");

  static final Metric EXPECT_INFO =
      Metric.gauge(
          "probe_expect_info", "What a dialogue's expressions took from the lines they matched");

  static final Metric DNS_DURATION =
      Metric.gauge("probe_dns_duration_seconds", "How long each phase took, in seconds", "phase");
  static final Metric DNS_ANSWER_RRS =
      Metric.gauge("probe_dns_answer_rrs", "How many records the answer section has");
  static final Metric DNS_AUTHORITY_RRS =
      Metric.gauge("probe_dns_authority_rrs", "How many records the authority section has");
  static final Metric DNS_ADDITIONAL_RRS =
      Metric.gauge("probe_dns_additional_rrs", "How many records the additional section has");
  static final Metric DNS_SERIAL =
      Metric.gauge("probe_dns_serial", "The serial number of the zone, where SOA was asked for");
  static final Metric DNS_QUERY_SUCCEEDED =
      Metric.gauge("probe_dns_query_succeeded", "Whether the server answered at all: 0 or 1");

  static final Metric ICMP_DURATION =
      Metric.gauge("probe_icmp_duration_seconds", "How long each phase took, in seconds", "phase");
  static final Metric ICMP_HOP_LIMIT =
      Metric.gauge(
          "probe_icmp_reply_hop_limit", "How many hops the reply had left (the TTL in IPv4)");

  private ProbeMetrics() {}

  /** All of them, for the catalog. */
  public static List<Metric> all() {
    return List.of(
        SUCCESS,
        DURATION,
        LOOKUP_TIME,
        IP_PROTOCOL,
        IP_ADDRESS_HASH,
        FAILED_DUE_TO_REGEX,
        HTTP_STATUS_CODE,
        HTTP_CONTENT_LENGTH,
        HTTP_BODY_LENGTH,
        HTTP_REDIRECTS,
        HTTP_SSL,
        HTTP_VERSION,
        HTTP_DURATION,
        HTTP_LAST_MODIFIED,
        SSL_EARLIEST_EXPIRY,
        SSL_CHAIN_EXPIRY,
        SSL_CHAIN_INFO,
        TLS_VERSION,
        TLS_CIPHER,
        EXPECT_INFO,
        DNS_DURATION,
        DNS_ANSWER_RRS,
        DNS_AUTHORITY_RRS,
        DNS_ADDITIONAL_RRS,
        DNS_SERIAL,
        DNS_QUERY_SUCCEEDED,
        ICMP_DURATION,
        ICMP_HOP_LIMIT);
  }
}
