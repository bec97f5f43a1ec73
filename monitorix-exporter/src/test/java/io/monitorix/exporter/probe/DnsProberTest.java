package io.monitorix.exporter.probe;

import static io.monitorix.exporter.probe.Checking.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsProberTest {

  @TempDir Path folder;
  private Checking checking;

  @BeforeEach
  void start() {
    checking = new Checking(folder);
  }

  @AfterEach
  void stop() {
    checking.close();
  }

  private static Record record(String name, int type, String data) {
    try {
      return Record.fromString(Name.fromString(name), type, DClass.IN, 300, data, Name.root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Message twoAddresses(Message question) {
    return NameServer.answer(
        question,
        record("lab.example.", Type.A, "192.0.2.1"),
        record("lab.example.", Type.A, "192.0.2.2"));
  }

  private ProbeResult check(String dns, NameServer server) {
    return checking.check(
        "prober: dns\ndns:\n  query_name: lab.example\n" + dns.indent(2), server.address());
  }

  @Test
  void answersOfBothTransportsAreCounted() throws IOException {
    try (NameServer server = new NameServer(DnsProberTest::twoAddresses)) {
      for (String transport : new String[] {"udp", "tcp"}) {
        ProbeResult result = check("query_type: A\ntransport_protocol: " + transport, server);

        assertThat(result.success()).as(result.log().toString()).isTrue();
        assertThat(value(result, "probe_dns_answer_rrs")).isEqualTo(2);
        assertThat(value(result, "probe_dns_authority_rrs")).isZero();
        assertThat(value(result, "probe_dns_query_succeeded")).isEqualTo(1);
        assertThat(value(result, "probe_dns_duration_seconds", "phase", "request")).isPositive();
      }
    }
  }

  @Test
  void questionIsTheOneOfTheModule() throws IOException {
    Message[] asked = new Message[1];
    try (NameServer server =
        new NameServer(
            question -> {
              asked[0] = question;
              return NameServer.answer(question);
            })) {
      check("query_type: mx\nquery_class: CH\nrecursion_desired: false", server);

      assertThat(asked[0].getQuestion().toString()).contains("lab.example.", "CH", "MX");
      assertThat(asked[0].getHeader().getFlag(Flags.RD)).isFalse();
      assertThat(asked[0].getSection(Section.ADDITIONAL)).isEmpty();
    }
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments("fail_if_matches_regexp: ['192\\.0\\.2\\.9']", true),
        arguments("fail_if_matches_regexp: ['192\\.0\\.2\\.2']", false),
        arguments("fail_if_not_matches_regexp: ['^lab\\.example\\.\\t300\\tIN\\tA\\t192']", true),
        arguments("fail_if_not_matches_regexp: ['192\\.0\\.2\\.1']", false),
        arguments("fail_if_none_matches_regexp: ['2\\.1$']", true),
        arguments("fail_if_none_matches_regexp: ['2\\.8$', '2\\.9$']", false),
        arguments("fail_if_all_match_regexp: ['192\\.0\\.2\\.']", true),
        arguments("fail_if_all_match_regexp: ['2\\.1$']", false));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void recordsAreComparedWithTheRules(String rules, boolean success) throws IOException {
    try (NameServer server = new NameServer(DnsProberTest::twoAddresses)) {
      ProbeResult result = check("query_type: A\nvalidate_answer_rrs: {" + rules + "}", server);

      assertThat(result.success()).as(result.log().toString()).isEqualTo(success);
    }
  }

  @Test
  void emptySectionMatchesNothing() throws IOException {
    try (NameServer server = new NameServer(NameServer::answer)) {
      assertThat(
              check("validate_answer_rrs: {fail_if_not_matches_regexp: ['.']}", server).success())
          .isFalse();
      assertThat(check("validate_authority_rrs: {fail_if_matches_regexp: ['.']}", server).success())
          .isTrue();
    }
  }

  @Test
  void responseCodeCountsAsTheModuleSays() throws IOException {
    try (NameServer server =
        new NameServer(question -> NameServer.answer(question, Rcode.NXDOMAIN))) {
      ProbeResult refused = check("query_type: A", server);

      assertThat(refused.success()).isFalse();
      assertThat(value(refused, "probe_dns_query_succeeded")).isEqualTo(1);
      assertThat(check("valid_rcodes: [NOERROR, NXDOMAIN]", server).success()).isTrue();
    }
  }

  @Test
  void serialOfAZoneIsAMetric() throws IOException {
    Record soa =
        record("lab.example.", Type.SOA, "ns.lab.example. host.lab.example. 2026112301 1 2 3 4");
    try (NameServer server = new NameServer(question -> NameServer.answer(question, soa))) {
      assertThat(value(check("query_type: SOA", server), "probe_dns_serial"))
          .isEqualTo(2026112301.0);
    }
  }

  @Test
  void answerComesOverTlsWhereTheModuleSaysSo() throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    var tls = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    try (NameServer server =
        new NameServer(
            DnsProberTest::twoAddresses,
            tls.sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress()))) {
      String dns = "query_type: A\ntransport_protocol: tcp\ndns_over_tls: true\n";

      ProbeResult result =
          check(dns + "tls_config: {ca_file: " + folder.resolve("ca.pem") + "}", server);

      assertThat(result.success()).as(result.log().toString()).isTrue();
      assertThat(value(result, "probe_tls_version_info", "version", "TLS 1.3")).isEqualTo(1);
      assertThat(check(dns, server).success()).isFalse();
    }
  }

  @Test
  void serverThatDoesNotAnswerEndsAtTheTimeout() throws IOException {
    try (DatagramSocket deaf =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      ProbeResult result =
          checking
              .probes()
              .check(
                  Checking.builtIn("dns"),
                  "127.0.0.1:" + deaf.getLocalPort(),
                  Duration.ofMillis(200));

      assertThat(result.reason()).isEqualTo("timed out");
      assertThat(value(result, "probe_dns_query_succeeded")).isZero();
    }
  }
}
